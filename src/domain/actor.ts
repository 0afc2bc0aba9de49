import { z } from 'zod';

/** Who works here (REQUIREMENTS §1); the three administrators of MLPS level 3 never see case content. */
export const roles = [
  'analyst',
  'coordinator',
  'office-head',
  'handler',
  'department-head',
  'reviewer',
  'secrecy-reviewer',
  'publisher',
  'leader',
  'principal',
  'system-admin',
  'security-admin',
  'audit-admin',
  'system',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const roleNames: Record<Role, string> = {
  analyst: '舆情研判员',
  coordinator: '办公室',
  'office-head': '办公室主任',
  handler: '承办人',
  'department-head': '部门负责人',
  reviewer: '审签人',
  'secrecy-reviewer': '保密审查员',
  publisher: '信息中心',
  leader: '分管领导',
  principal: '主要负责人',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
  system: '系统',
};

/** Whoever gives a command: a named person in one or more roles, or the program itself. */
export const actorSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  roles: z.array(roleSchema).min(1),
  /** Department id; without it the person acts for no department. */
  department: z.string().optional(),
});
export type Actor = z.infer<typeof actorSchema>;

/** The program itself: timers, opening rules and proof of publication. */
export const systemActor: Actor = { id: 'system', name: '系统', roles: ['system'] };

/** A person as a record names them. */
export const personSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });
