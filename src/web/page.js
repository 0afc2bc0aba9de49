import { word } from './words.js';

/** @typedef {import('./words.js').Language} Language */

/**
 * What the screens share: the language, the server's time and how fast it runs, and moving between screens.
 */
export class Page {
  constructor() {
    /** @type {Language} */
    this.language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';
    this.acceleration = 1;
    this.serverNow = Date.now();
    this.readAt = performance.now();
  }

  /** The server's time: the PC's own clock may be wrong. */
  now() {
    return this.serverNow + (performance.now() - this.readAt) * this.acceleration;
  }

  /** @param {number} serverNow */
  setTime(serverNow) {
    this.serverNow = serverNow;
    this.readAt = performance.now();
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [places]
   */
  word(key, places) {
    return word(this.language, key, places);
  }

  /** @param {number} ms */
  duration(ms) {
    const minutes = Math.floor(Math.abs(ms) / 60_000);
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    return h > 0
      ? this.word('hours', { h, m: String(m).padStart(2, '0') })
      : this.word('minutes', { m });
  }

  /**
   * Month, day and minute in Asia/Shanghai, wherever the reader's PC thinks that it is.
   * @param {number} instant
   */
  time(instant) {
    const parts = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(instant);
    /** @param {string} type */
    const part = (type) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  }
}
