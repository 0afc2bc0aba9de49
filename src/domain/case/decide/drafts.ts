import type { Draft } from '../../response.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { ActingContext, Outcome } from '../context.ts';
import { isTaken, neededGates } from '../publishing.ts';
import { refuse, type Refused } from '../refusal.ts';
import { checkDepartment, checkLimit, firstRefusal, missing } from './checks.ts';

/** Drafts beyond this belong into another case. */
const maxDrafts = 12;

/** A new draft, or a new text of one; whatever was signed before no longer counts. */
export function submitDraft(
  current: Case,
  command: CommandOf<'submit-draft'>,
  context: ActingContext,
): Outcome {
  const { draftId, title, body, publicity } = command;
  const before = current.drafts.find(({ id }) => id === draftId);
  const id = draftId ?? `d${current.drafts.length + 1}`;
  const closes = [...new Set(command.closes)].sort();
  const coSigners = [...new Set(command.coSigners)].sort();
  const text = [current.id, id, title, body, publicity ?? null, closes, coSigners];
  const hash = context.sha256(JSON.stringify(text));
  const refused = firstRefusal(
    checkDepartment(current, context),
    draftId !== undefined && before === undefined && missing('draft-missing', '文稿', draftId),
    before && checkOpen(current, before),
    before?.hash === hash && refuse('draft-unchanged', '文稿内容未作修改，无须重新提交'),
    checkLimit('文稿', before ? 0 : current.drafts.length + 1, maxDrafts),
  );
  if (refused) return refused;
  const content = { title, body, ...(publicity !== undefined && { publicity }), closes, coSigners };
  const revision = (before?.revision ?? 0) + 1;
  return [{ kind: 'draft-submitted', draftId: id, revision, ...content, hash }];
}

/** One gate passed for one exact text; never by whoever wrote in it. */
export function signGate(
  current: Case,
  { draftId, draftHash, gate }: CommandOf<'sign-gate'>,
  context: ActingContext,
): Outcome {
  const draft = current.drafts.find(({ id }) => id === draftId);
  if (draft === undefined) return missing('draft-missing', '文稿', draftId);
  const department = gate === '会签' ? context.actor.department : undefined;
  const isSigned = draft.signatures.some(
    (signature) => signature.gate === gate && signature.department === department,
  );
  const refused = firstRefusal(
    checkGate(draft, gate, context),
    checkOpen(current, draft),
    checkText(draft, draftHash),
    checkReturned(draft),
    draft.publicity === undefined &&
      refuse('publicity-missing', '文稿未注明公开属性，应予退文，请拟稿人补充后重新提交'),
    draft.drafters.some(({ id }) => id === context.actor.id) &&
      refuse('drafter-signs', '拟稿人不得审签本人起草或修改的文稿，请由他人审签'),
    isSigned && refuse('gate-signed', `${gate}已审签，无须重复`),
  );
  return (
    refused ?? [
      {
        kind: 'gate-signed',
        draftId,
        draftHash,
        gate,
        ...(department !== undefined && { department }),
      },
    ]
  );
}

/** 退文: the drafter has to work on it again. */
export function returnDraft(
  current: Case,
  { draftId, gate, reason }: CommandOf<'return-draft'>,
  context: ActingContext,
): Outcome {
  const draft = current.drafts.find(({ id }) => id === draftId);
  if (draft === undefined) return missing('draft-missing', '文稿', draftId);
  return (
    firstRefusal(
      checkGate(draft, gate, context),
      checkOpen(current, draft),
      checkReturned(draft),
    ) ?? [{ kind: 'draft-returned', draftId, gate, reason }]
  );
}

/** Gives a draft up; what is on its way to publication cannot be withdrawn. */
export function withdrawDraft(
  current: Case,
  { draftId, reason }: CommandOf<'withdraw-draft'>,
  context: ActingContext,
): Outcome {
  const draft = current.drafts.find(({ id }) => id === draftId);
  if (draft === undefined) return missing('draft-missing', '文稿', draftId);
  return (
    firstRefusal(checkDepartment(current, context), checkOpen(current, draft)) ?? [
      { kind: 'draft-withdrawn', draftId, reason },
    ]
  );
}

/** The signer must have seen the text that stands now. */
export function checkText(draft: Draft, seen: string): Refused | undefined {
  return draft.hash === seen
    ? undefined
    : refuse('draft-changed', `文稿已修改为第${draft.revision}稿，请审阅最新内容后再操作`);
}

/** A returned draft is neither signed nor published until it has been edited. */
export function checkReturned({ returned }: Draft): Refused | undefined {
  return returned === undefined
    ? undefined
    : refuse(
        'draft-returned',
        `文稿已由${returned.by.name}在${returned.gate}退回（${returned.reason}），请修改后重新提交`,
      );
}

/** Whether the draft can still be worked on: not withdrawn, not on its way, not published. */
export function checkOpen(current: Case, draft: Draft): Refused | undefined {
  if (draft.withdrawn) return refuse('draft-closed', '文稿已撤回，请另行起草');
  return isTaken(current, draft)
    ? refuse('draft-closed', '文稿已送发布或已发布，如需修改请登记更正并另行起草')
    : undefined;
}

/** 保密关 is for secrecy reviewers alone, 会签 for the departments named, the rest for reviewers and leaders. */
function checkGate(
  draft: Draft,
  gate: CommandOf<'sign-gate'>['gate'],
  { actor }: ActingContext,
): Refused | undefined {
  if (gate === '会签') {
    const isNamed = neededGates(draft).some(
      (needed) => needed.gate === gate && needed.department === actor.department,
    );
    if (!isNamed) return refuse('gate-unneeded', '贵部门不在文稿会签单位之列，无须会签');
    return actor.roles.includes('department-head')
      ? undefined
      : refuse('second-role-missing', '会签须由会签部门负责人签署');
  }
  if (gate === '保密关')
    return actor.roles.includes('secrecy-reviewer')
      ? undefined
      : refuse('second-role-missing', '保密关只能由保密审查员审签');
  const mayReview = (['reviewer', 'leader', 'principal'] as const).some((role) =>
    actor.roles.includes(role),
  );
  return mayReview ? undefined : refuse('second-role-missing', `${gate}须由审签人或分管领导审签`);
}
