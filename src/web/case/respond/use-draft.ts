import type { AskedCommand } from '../../shared/command-form/command-form.tsx';
import { need } from '../../shared/need.ts';
import { useUnsentText, type UnsentText } from '../../shared/unsent-text.ts';
import type { Say } from '../../shared/words.ts';
import type { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import type { Draft } from './obstacles.ts';

export const attributes = ['主动公开', '依申请公开', '不予公开'] as const;
export const grounds = [
  '国家秘密',
  '法律法规禁止公开',
  '危及国家安全公共安全经济安全社会稳定',
  '商业秘密',
  '个人隐私',
  '内部事务信息',
  '过程性信息',
  '行政执法案卷信息',
] as const;
const dispositions = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;

type Name = 'title' | 'body' | 'attribute' | 'ground' | 'reason' | 'closes' | 'coSigners' | 'base';

export interface DraftText {
  text: UnsentText<Name>;
  /** Whether what stands in the form differs from what was submitted. */
  isEdited: boolean;
  /** Whether others have submitted a text since this one was begun. */
  isOvertaken: boolean;
  edit: (change: Partial<Record<Name, string>>) => void;
  /** Goes on with the own text on top of what others have submitted. */
  keepMine: () => void;
}

/** The text of a draft as the person writes it; apart from what was submitted until they submit it. */
export function useDraft(draft: Draft | undefined): DraftText {
  const { page } = useCaseDesk();
  const { id: caseId, version: caseVersion, judgment, closedDispositions } = page.case;
  const open = (judgment?.dispositions ?? []).filter((one) => !closedDispositions.includes(one));
  const { publicity } = draft ?? {};
  const submitted: Record<Name, string> = {
    title: draft?.title ?? '',
    body: draft?.body ?? '',
    attribute: publicity?.attribute ?? '',
    ground: publicity?.attribute === '不予公开' ? publicity.ground : '',
    reason: publicity && 'reason' in publicity ? publicity.reason : '',
    closes: (draft?.closes ?? open).join(' '),
    coSigners: (draft?.coSigners ?? []).join(' '),
    base: draft?.hash ?? '',
  };
  const form = `response-${draft?.id ?? 'new'}`;
  const text = useUnsentText({ caseId, form, caseVersion }, submitted);
  const { fields } = text;
  const isEdited =
    text.savedAt !== undefined &&
    Object.entries(submitted).some(
      ([name, value]) => name !== 'base' && fields[nameOf(name)] !== value,
    );
  return {
    text,
    isEdited,
    isOvertaken: isEdited && fields.base !== submitted.base,
    edit: (change) => text.set({ ...fields, ...change }),
    keepMine: () => text.set({ ...fields, base: submitted.base }),
  };

  function nameOf(name: string): Name {
    return names.find((one) => one === name) ?? 'base';
  }
}

const names = [
  'title',
  'body',
  'attribute',
  'ground',
  'reason',
  'closes',
  'coSigners',
  'base',
] as const;

/** The command that submits the text, or everything that is missing. */
export function submissionOf(
  fields: Record<Name, string>,
  draft: Draft | undefined,
  say: Say<keyof typeof respondWords.zh>,
): AskedCommand {
  const { title, body, reason } = fields;
  const attribute = attributes.find((one) => one === fields.attribute);
  const ground = grounds.find((one) => one === fields.ground);
  const isExplained = attribute !== undefined && attribute !== '主动公开';
  const errors = [
    ...need('draft-title', title.trim() !== '', say('needTitle')),
    ...need('draft-body', body.trim() !== '', say('needBody')),
    ...need('draft-publicity', attribute !== undefined, say('needPublicity')),
    ...need('draft-ground', attribute !== '不予公开' || ground !== undefined, say('needGround')),
    ...need('draft-reason', !isExplained || reason.trim() !== '', say('needPublicityReason')),
  ];
  if (!attribute || errors.length > 0) return { errors };
  return {
    command: {
      kind: 'submit-draft',
      ...(draft && { draftId: draft.id }),
      title,
      body,
      publicity: publicityOf(attribute, ground, reason),
      closes: dispositions.filter((one) => fields.closes.split(' ').includes(one)),
      coSigners: fields.coSigners.split(' ').filter((one) => one !== ''),
    },
  };
}

function publicityOf(
  attribute: (typeof attributes)[number],
  ground: (typeof grounds)[number] | undefined,
  reason: string,
): NonNullable<Draft['publicity']> {
  if (attribute === '不予公开') return { attribute, ground: ground ?? '内部事务信息', reason };
  return attribute === '依申请公开' ? { attribute, reason } : { attribute };
}
