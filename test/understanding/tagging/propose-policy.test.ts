import { describe, expect, it } from 'vitest';
import { registeredPolicySchema } from '../../../src/domain/policy-register.ts';
import { openPolicyRegister } from '../../../src/understanding/tagging/policy-register.ts';
import { proposePolicy } from '../../../src/understanding/tagging/propose-policy.ts';

const page = {
  title: '云禾市人民政府关于印发《云禾市电动自行车管理办法》的通知',
  text: '云政发〔2026〕7号\n现将《云禾市电动自行车管理办法》（以下简称“车管办法”）印发给你们。电动自行车实行备案登记，禁止电动自行车在楼道充电，充电设施建设给予补贴。逾期未备案的电动自行车，处以罚款。',
};
const proposed = proposePolicy(page);

describe('proposing a register entry from a policy page', () => {
  it('takes name, short name and number as the page states them', () => {
    expect(proposed).toMatchObject({
      name: '云禾市电动自行车管理办法',
      aliases: ['车管办法'],
      numbers: ['云政发〔2026〕7号'],
    });
    expect(registeredPolicySchema.parse(proposed)).toEqual(proposed);
  });

  it('proposes what the policy is about and what it does about that', () => {
    expect(proposed.entities).toContain('电动自行车');
    expect(proposed.measures).toEqual(expect.arrayContaining(['禁止', '备案', '补贴', '罚款']));
    const watch = openPolicyRegister([proposed]);
    expect(watch('', '听说电动自行车以后要罚款，这合理吗？')).toMatchObject({ priority: 'P1' });
  });

  it('proposes nothing but the title of a page that says nothing else', () => {
    expect(proposePolicy({ title: '通知', text: '' })).toEqual({
      name: '通知',
      aliases: [],
      numbers: [],
      entities: [],
      measures: [],
    });
  });
});
