/** What the sources of the shipped rules require, in our own English; the more precise before its document. */
const glosses: readonly (readonly [beginning: string, gloss: string])[] = [
  [
    '国办发〔2016〕61号',
    'General Office of the State Council, No. 61 of 2016: a press conference within 24 hours on grave events, an answer to other matters within 48 hours',
  ],
  [
    '国办发〔2016〕80号',
    'General Office of the State Council, No. 80 of 2016: on grave events authoritative information within 5 hours, a press conference within 24 hours, then continued publication',
  ],
  [
    '政府信息公开条例 第二十六条',
    'Regulations on the Disclosure of Government Information, article 26: disclosure within 20 working days',
  ],
  ['政府信息公开条例', 'Regulations on the Disclosure of Government Information'],
  [
    '《山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点》二（二）2',
    'Shanxi Department of Culture, plan of openness for 2017, II (2) 2: which matters are collected first',
  ],
  [
    '《山西省文化厅全面推进政务公开工作实施方案暨2017年政务公开工作要点》二（二）3',
    'Shanxi Department of Culture, plan of openness for 2017, II (2) 3: matters are collected, consulted on, judged, answered and evaluated; on grave events authoritative information within 5 hours, a press conference within 24 hours; suspected illegality is handed over',
  ],
  ['《山西省文化厅', 'Shanxi Department of Culture, plan of openness for 2017'],
  [
    '《山西省林业厅全面推进政务公开工作实施方案》三（三）',
    'Shanxi Department of Forestry, plan of openness, III (3): on grave events authoritative information within 5 hours, a press conference within 24 hours, then continued publication',
  ],
  ['《山西省林业厅', 'Shanxi Department of Forestry, plan of openness'],
  [
    '《自治区新闻出版广电局',
    'Press, Publication, Radio, Film and Television Bureau of Guangxi, plan of openness',
  ],
  ['《辽宁省文化厅', 'Liaoning Department of Culture, yearly report on disclosure for 2017'],
  ['《2019年临沂市', 'Linyi Bureau of Culture and Tourism, plan of openness for 2019'],
  ['系统默认（内部时限）', 'default of this system, a deadline of the house'],
  ['系统默认（内部口径）', 'default of this system, a rule of the house'],
  ['示范单位（虚构）', 'demonstration office (fictitious)'],
];

/** What a quoted clause requires, in English; `undefined` where one of its sources is none of the shipped ones. */
export function glossOf(clause: string): string | undefined {
  const found = clause
    .split('；')
    .map((source) => glosses.find(([beginning]) => source.startsWith(beginning))?.[1]);
  return found.includes(undefined) ? undefined : found.join('; ');
}
