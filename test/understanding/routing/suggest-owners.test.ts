import { describe, expect, it } from 'vitest';
import type { Department } from '../../../src/domain/department.ts';
import { openOwnerSuggester } from '../../../src/understanding/routing/suggest-owners.ts';

const departments: Department[] = [
  { id: 'office', name: '办公室', duties: [] },
  { id: 'market', name: '市场管理处', duties: ['网吧', '演出'] },
  { id: 'heritage', name: '文物处', aliases: ['市文保所'], duties: ['文物', '古建筑'] },
  { id: 'yunhe', name: '云禾市文旅局', duties: ['演出'], region: ['云江省', '云禾市'] },
];
const ownersOf = openOwnerSuggester(departments, 'office');

describe('suggesting who answers', () => {
  it('puts the department whose duty the title names first', () => {
    const owners = ownersOf({ title: '古建筑漏雨', text: '旁边的网吧正常营业', region: [] });
    expect(owners.map(({ department }) => department)).toEqual(['heritage', 'market']);
  });

  it('knows a department by its other names', () => {
    const [owner] = ownersOf({ title: '市文保所迟迟不回应', text: '', region: [] });
    expect(owner).toMatchObject({ department: 'heritage', kind: '主管部门' });
  });

  it('names the local government where the register holds no local authority', () => {
    const [local] = ownersOf({ title: '', text: '演出', region: ['云江省', '平川市'] });
    expect(local).toMatchObject({ department: '云江省平川市人民政府', kind: '属地' });
  });

  it('gives what no duty claims to the default department and says so', () => {
    expect(ownersOf({ title: '', text: '你好', region: [] })).toEqual([
      expect.objectContaining({ department: 'office', kind: '主管部门' }),
    ]);
  });

  it('does not suggest one department twice', () => {
    const owners = ownersOf({ title: '', text: '演出', region: ['云江省', '云禾市'] });
    expect(owners.map(({ department }) => department)).toEqual(['yunhe', 'market']);
  });
});
