import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Department } from '../../../src/domain/department.ts';
import type { Item } from '../../../src/domain/item.ts';
import { taggedItemSchema } from '../../../src/domain/tagged-item.ts';
import { openTagger } from '../../../src/understanding/tagging/open-tagger.ts';
import { itemWith } from '../../support/item.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const departments: Department[] = [
  { id: 'office', name: '办公室', duties: [] },
  { id: 'water', name: '水利局', duties: ['水库', '防汛', '河道'] },
  { id: 'linshui', name: '临禾县文旅局', duties: [], region: ['云江省', '云禾市', '临禾县'] },
];
const tag = openTagger(shippedLexicon(), departments, {
  region: ['云江省', '云禾市'],
  defaultDepartment: 'office',
});
const prioritiesOf = (words: Partial<Item> & { text: string }) =>
  tag(itemWith(words)).tags.map(({ priority, certainty }) => `${priority} ${certainty}`);

describe('tagging an item by rules', () => {
  it('is sure of an emergency when the toll is stated', () => {
    const tagged = tag(
      itemWith({
        title: '临禾县一座尾矿库溃坝',
        text: '昨日凌晨，云禾市临禾县一座尾矿库发生溃坝，已造成12人遇难、5人失踪，救援仍在进行。',
      }),
    );
    expect(tagged.tags).toEqual([expect.objectContaining({ priority: 'P4', certainty: 'sure' })]);
    expect(tagged).toMatchObject({
      severity: '重大',
      deaths: 12,
      region: ['云江省', '云禾市', '临禾县'],
    });
  });

  it('leaves the severity open when no toll is stated', () => {
    const tagged = tag(itemWith({ text: '云禾市一仓库今晨起火，消防员正在现场扑救。' }));
    expect(tagged.tags.map(({ priority }) => priority)).toEqual(['P4']);
    expect(tagged.severity).toBeUndefined();
    expect(tagged.severityEvidence).toEqual([]);
  });

  it.each([
    ['a drill', '消防演练中，模拟仓库起火，消防员迅速扑救，3人“受伤”。'],
    ['a film', '这部电影里的大火和救援场面令人难忘，主演亲自上阵。'],
    ['a figure of speech', '发布会上公布了爆炸性的消息，现场火爆。'],
    ['a match', '主场球队突然遭遇大火力反击，现场球迷惊呼。'],
  ])('does not take %s for an emergency', (_, text) => {
    expect(prioritiesOf({ text })).toEqual([]);
  });

  it('is sure of a policy that is named with its number', () => {
    expect(
      prioritiesOf({
        text: '云江省人民政府办公厅印发《云江省景区票价管理办法》（云政办发〔2031〕7号），自下月起施行。',
      }),
    ).toEqual(['P1 sure']);
  });

  it('is sure of a plea about a matter of daily life', () => {
    expect(
      prioritiesOf({ text: '尊敬的领导，我们小区物业夜间施工噪音扰民，多次投诉无果，恳请解决。' }),
    ).toEqual(['P2 sure']);
  });

  it('only suspects what touches credibility, morals or truth', () => {
    expect(prioritiesOf({ text: '窗口工作人员不作为，互相推诿扯皮。' })).toEqual(['P3 suspected']);
    expect(prioritiesOf({ text: '一家托幼点被曝虐待幼儿，针扎幼儿。' })).toEqual(['P5 suspected']);
    expect(prioritiesOf({ text: '网传自来水有毒，速转，千万别喝，转告家人！' })).toEqual([
      'P6 suspected',
    ]);
  });

  it('takes an official refutation for no rumour, but shows the words that refute one', () => {
    const tagged = tag(itemWith({ text: '警方通报：网传“学校停课一个月”系谣言，请勿转发扩散。' }));
    expect(tagged.tags).toEqual([]);
    expect(tagged.refutation?.text).toBe('系谣言');
  });

  it('does not open an old flood again that a documentary tells of', () => {
    const tagged = tag(
      itemWith({
        title: '纪录片《大水》开播 重现六十多年前的云禾洪灾',
        text: '六集纪录片《大水》今晚开播，讲述一九五八年夏天造成四百多人遇难的特大洪水。导演介绍，溃坝后的九个小时得到还原。那次洪灾之后，两岸修建了防洪堤。',
      }),
    );
    expect(tagged.tags).toEqual([]);
    expect(tagged.severity).toBeUndefined();
  });

  it('grades a flood of today by its own toll, not by that of an old one', () => {
    const tagged = tag(
      itemWith({
        title: '临禾县突发山洪',
        text: '昨日凌晨临禾县突发山洪，已造成3人遇难，搜救仍在进行。1998年的那场洪水造成120人遇难。',
      }),
    );
    expect(tagged).toMatchObject({ severity: '较大', deaths: 3 });
  });

  it('grades a fire in a cinema, though its title speaks of film', () => {
    const { tags } = tag(
      itemWith({
        title: '一处电影片场起火',
        text: '今晨临禾县一处片场起火，造成2人死亡，消防员赶到扑救。',
      }),
    );
    expect(tags.map(({ priority }) => priority)).toEqual(['P4']);
  });

  it('gives no grade where light injuries are all that is stated', () => {
    const tagged = tag(
      itemWith({ text: '临禾县一辆观光车侧翻，4人受轻伤，没有人员死亡，伤者已送医。' }),
    );
    expect(tagged.tags.map(({ priority }) => priority)).toEqual(['P4']);
    expect(tagged.severity).toBeUndefined();
  });

  it.each([
    ['asked about', '网传博物馆要拆，速转！官方说说到底是谣言还是真的？'],
    ['missing', '听说博物馆要拆，内部消息。我没有看到官方辟谣。'],
    ['named far from any authority', '网传博物馆要拆，速转。有人说不属实。警方没说话。'],
  ])('keeps the suspicion of a rumour whose refutation is %s', (_, text) => {
    const tagged = tag(itemWith({ text }));
    expect(tagged.tags).toEqual([expect.objectContaining({ priority: 'P6' })]);
    expect(tagged.refutation).toBeUndefined();
  });

  it('takes a refutation from a paper only when it names the authority in the same sentence', () => {
    const text = '网传水库决口，内部消息称要放水。该消息不属实。';
    expect(tag(itemWith({ tier: 'local-media', text })).refutation).toBeUndefined();
    expect(tag(itemWith({ tier: 'official', text })).refutation?.text).toBe('不属实');
  });

  it.each([
    ['staff who mock a man in a wheelchair', '工作人员不帮坐轮椅的老人，反而举着手机取笑。'],
    ['an outcry over an old woman', '看着老人喊救命却没人动。真是冷血，毫无道德底线。'],
  ])('suspects an affront to common decency: %s', (_, text) => {
    expect(prioritiesOf({ text })).toContain('P5 suspected');
  });

  it('takes a joke among friends for no affront', () => {
    expect(prioritiesOf({ text: '朋友们取笑他的新发型，大家哄笑了一阵。' })).toEqual([]);
  });

  it('suspects a policy and an interest where somebody does not understand the one', () => {
    const text =
      '省里刚出的行动方案我看不懂：自习室以后收费吗？请有明白人解释一下，老人怎么预约，孩子的学校也在问，我们小区在传。';
    expect(prioritiesOf({ text })).toContain('P1 suspected');
  });

  it('suspects an interest in a suggestion, and none in praise', () => {
    expect(
      prioritiesOf({ text: '我有三个建议：开一条旅游公交环线，希望交通部门一起研究。' }),
    ).toEqual(['P2 suspected']);
    expect(
      prioritiesOf({
        title: '给图书馆的夜读服务点个赞',
        text: '以前一直没有机会来。借伞不收押金，谢谢馆员。提个小建议，饮水机也开到闭馆。',
      }),
    ).toEqual([]);
  });

  it('has no tag for an award', () => {
    const title = '我省三家公共图书馆获评全民阅读示范基地';
    const text = '名单公布，三家图书馆入选。获评单位将得到支持，推动各地把服务送到群众身边。';
    expect(prioritiesOf({ title, text, tier: 'official' })).toEqual([]);
  });

  it('does not take a bystander who asks for a refutation for an authority', () => {
    expect(prioritiesOf({ text: '网传水库要放水，速转！求辟谣' })).toEqual(['P6 suspected']);
  });

  it('suggests the local authority and the department by duty, with reasons', () => {
    const { owners } = tag(itemWith({ text: '临禾县的水库防汛通道被占。' }));
    expect(owners).toEqual([
      {
        department: 'linshui',
        name: '临禾县文旅局',
        kind: '属地',
        reason: '属地管理：云江省云禾市临禾县',
      },
      { department: 'water', name: '水利局', kind: '主管部门', reason: '职责词：水库、防汛' },
    ]);
  });

  it('gives to any text a valid tagged item whose every span is verbatim', () => {
    const words = fc.constantFrom(
      '火灾',
      '3人死亡',
      '《',
      '〔2031〕7号',
      '求助',
      '小区',
      '网传',
      '。',
      '云禾市',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.oneof(words, fc.string({ maxLength: 4 }))).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const tagged = taggedItemSchema.parse(tag(itemWith({ title, text })));
        const spans = [
          ...tagged.tags.flatMap(({ evidence }) => evidence),
          ...tagged.severityEvidence,
        ];
        for (const span of spans) {
          expect((span.field === 'title' ? title : text).slice(span.start, span.end)).toBe(
            span.text,
          );
        }
        return tagged.tags.every(
          ({ priority, certainty }) => priority !== 'P6' || certainty === 'suspected',
        );
      }),
    );
  });

  it.each(['火', '《', '一', '9', '国', '人', '死', '〔', '北京', '网传'])(
    'stays linear on a million times %s',
    (unit) => {
      const text = unit.repeat(Math.floor(1_000_000 / unit.length));
      expect(() => tag(itemWith({ text }))).not.toThrow();
    },
    10_000,
  );
});
