import type { Severity } from '../../domain/priority.ts';

/** Counts that a text states of one event; what it does not state is absent, not zero. */
export interface Toll {
  deaths?: number;
  seriousInjuries?: number;
  /** Direct economic loss in yuan. */
  lossYuan?: number;
}

/**
 * 《生产安全事故报告和调查处理条例》(国务院令第493号)第三条: 特别重大 from 30 deaths, 100 serious injuries or
 * 100 million yuan; 重大 from 10, 50, 50 million; 较大 from 3, 10, 10 million; 一般 below, above nothing.
 */
const thresholds: readonly { severity: Severity; at: Required<Toll> }[] = [
  { severity: '特别重大', at: { deaths: 30, seriousInjuries: 100, lossYuan: 100_000_000 } },
  { severity: '重大', at: { deaths: 10, seriousInjuries: 50, lossYuan: 50_000_000 } },
  { severity: '较大', at: { deaths: 3, seriousInjuries: 10, lossYuan: 10_000_000 } },
  { severity: '一般', at: { deaths: 1, seriousInjuries: 1, lossYuan: 1 } },
];

/** The gravest level that a stated count reaches; without any count `undefined` (待研判), never 一般. */
export function gradeOf(toll: Toll): Severity | undefined {
  return thresholds.find(
    ({ at }) =>
      (toll.deaths ?? 0) >= at.deaths ||
      (toll.seriousInjuries ?? 0) >= at.seriousInjuries ||
      (toll.lossYuan ?? 0) >= at.lossYuan,
  )?.severity;
}
