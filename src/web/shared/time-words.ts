import { useLanguage } from './words.ts';

const minuteMs = 60_000;

const wall = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `11-22 10:24` in Asia/Shanghai, wherever the reader's PC thinks that it is. */
export function minuteOf(instant: number): string {
  const part = partsOf(instant);
  return `${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** `2026-11-22 10:24` in Asia/Shanghai. */
export function fullMinuteOf(instant: number): string {
  return `${partsOf(instant)('year')}-${minuteOf(instant)}`;
}

/** Says a length of time, rounded down to the minute: `1时05分`, `12分`, `2天4时`; `1 h 05 min` in English. */
export function useDuration(): (ms: number) => string {
  const language = useLanguage();
  return (ms) => {
    const minutes = Math.floor(Math.abs(ms) / minuteMs);
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    const rest = String(minutes % 60).padStart(2, '0');
    const isChinese = language === 'zh';
    if (days > 1) return isChinese ? `${days}天${hours}时` : `${days} d ${hours} h`;
    const all = Math.floor(minutes / 60);
    if (all > 0) return isChinese ? `${all}时${rest}分` : `${all} h ${rest} min`;
    return isChinese ? `${minutes}分` : `${minutes} min`;
  };
}

function partsOf(instant: number): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = wall.formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
