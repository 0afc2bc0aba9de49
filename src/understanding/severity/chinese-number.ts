const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** The whole number that Chinese numerals (to 万), Arabic digits or full-width digits write; else `undefined`. */
export function readNumber(written: string): number | undefined {
  const plain = written.replace(/[０-９]/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  if (/^\d{1,9}$/u.test(plain)) return Number(plain);
  if (/^\d{1,4}万$/u.test(plain)) return Number(plain.slice(0, -1)) * 10_000;
  if (/^[〇零一二三四五六七八九]{2,4}$/u.test(plain)) {
    return Number(plain.replace(/./gu, (digit) => String(digits[digit])));
  }
  return readWithUnits(plain);
}

function readWithUnits(written: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of written) {
    const unit = units[character];
    if (character === '万') {
      total += (section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = undefined;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = undefined;
    } else {
      digit = digits[character];
      if (digit === undefined) return undefined;
    }
  }
  return written === '' ? undefined : total + section + (digit ?? 0);
}
