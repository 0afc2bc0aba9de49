import { describe, expect, it } from 'vitest';
import { openRegionResolver } from '../../../src/understanding/places/region-of-text.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const regionOf = openRegionResolver(shippedLexicon().places, [['云江省', '云禾市', '临禾县']]);
const divisionOf = (text: string, sourceRegion: string[] = []) =>
  regionOf({ title: '', text, sourceRegion }).division.join('/');

describe('finding where a text happens', () => {
  it.each([
    ['山西省太原市小店区一小区停水', '山西省/太原市/小店区'],
    ['太原小店一小区停水', '山西省/太原市/小店区'],
    ['恩施州的一处景区', '湖北省/恩施土家族苗族自治州'],
    ['北京市朝阳区某路口', '北京市/朝阳区'],
    ['辽宁朝阳一家工厂', '辽宁省/朝阳市'],
    ['吉林市江边', '吉林省/吉林市'],
    ['临禾县景区闭园', '云江省/云禾市/临禾县'],
    ['粤北山区气温骤降', '广东省'],
    ['羊城今天下了一场大雨', '广东省/广州市'],
  ])('places "%s"', (text, division) => {
    expect(divisionOf(text)).toBe(division);
  });

  it.each([
    '北京时间八点',
    '就是想知道真实情况',
    '南京路步行街',
    '公安机关通报',
    '朝阳升起，资源节约，富裕起来',
    '罐头开封后请尽快食用',
    '中西部地区有雨，台风在越南广宁省登陆',
    '各大城市陆续开学',
  ])('finds no place in "%s"', (text) => {
    expect(divisionOf(text)).toBe('');
  });

  it('reads a name that fits many places by the source, and falls back to the source', () => {
    expect(divisionOf('鼓楼区一处工地', ['江苏省', '南京市'])).toBe('江苏省/南京市/鼓楼区');
    expect(divisionOf('昨晚停电了', ['江苏省', '南京市'])).toBe('江苏省/南京市');
  });

  it('reads a short name right after a place of higher rank as something of that place', () => {
    expect(divisionOf('珠海湾仔口岸今晚停航')).toBe('广东省/珠海市');
  });

  it('counts a place after its superior once, and places of one list or way together once', () => {
    expect(divisionOf('海南省万宁市到广东省沿海有雨，广东省已转移群众')).toBe('广东省');
    expect(divisionOf('浙江、福建、江西、湖南等地有雨，湖南全省停课')).toBe('湖南省');
  });

  it("prefers the source's own province to another that is spoken of as much", () => {
    const text = '台风先后在海南、广东登陆';
    expect(divisionOf(text)).toBe('海南省');
    expect(divisionOf(text, ['广东省'])).toBe('广东省');
    expect(divisionOf('海口停航，海口停课，广东转晴', ['广东省'])).toBe('海南省/海口市');
  });

  it('takes a newspaper or a university for the place only where nothing else tells one', () => {
    expect(divisionOf('来源：南京日报')).toBe('江苏省/南京市');
    expect(divisionOf('南京大学专家赶到太原一处工地')).toBe('山西省/太原市');
    expect(divisionOf('香港中文大学（深圳）今日停课')).toBe('广东省/深圳市');
    expect(divisionOf('北京师范大学今日停课')).toBe('北京市');
  });

  it('prefers the place that the title names', () => {
    const { division, evidence } = regionOf({
      title: '太原一桥面开裂',
      text: '专家从上海赶来。',
      sourceRegion: [],
    });
    expect(division).toEqual(['山西省', '太原市']);
    expect(evidence.map(({ text }) => text)).toEqual(['太原']);
  });
});
