import { z } from 'zod';

/** Collection priorities 收集重点, seed 000 二(二)2. */
export const priorities = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

/** From the gravest down, as 国家突发公共事件总体应急预案 grades them. */
export const severities = ['特别重大', '重大', '较大', '一般'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** Whether `severity` is as grave as `threshold` or graver. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
