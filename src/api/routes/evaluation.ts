import { importScores } from '../../actions/evaluation/import-scores.ts';
import { referralPackage } from '../../domain/referral.ts';
import { evaluationView } from '../../views/evaluation.ts';
import { evaluationContract as contract } from '../contract/evaluation.ts';
import { notFound, refused } from '../problems.ts';
import { serve } from '../route.ts';
import type { ServerDeps, Serving } from '../serving.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 评估, and the letter of a handover. */
export function evaluationRoutes(serving: Serving, deps: ServerDeps): void {
  serve(serving, contract.evaluation, async ({ params, actor }) => {
    const one = await deps.cases.get(params['id'] ?? '');
    if (!one) return { problem: notFound('案件', params['id']) };
    return { body: evaluationView(one, actor, deps.rubrics) };
  });
  serve(serving, contract.rubrics, async () => ({
    body: { rubrics: [...(deps.rubrics ?? [])] },
  }));
  serve(serving, contract.importScores, async ({ body, actor }) => {
    const bad: { line: number; reason: string }[] = [];
    const pieces = piecesOf(body.csv);
    const imported = await importScores(deps, actor, { pieces, onBad: (row) => bad.push(row) });
    if (imported.kind === 'refused') return { problem: refused(imported) };
    const { taken, repeated } = imported;
    return { body: { taken, repeated, bad } };
  });
  serve(serving, contract.referralLetter, async ({ params, response }) => {
    const { id = '', handover = '' } = params;
    const one = await deps.cases.get(id);
    if (!one) return { problem: notFound('案件', id) };
    const tagged = await Promise.all(one.itemIds.map((itemId) => deps.items.get(itemId)));
    const items = tagged.flatMap((known) => (known ? [known.item] : []));
    const referral = referralPackage(one, handover, items);
    if (!referral) return { problem: notFound('移交', handover) };
    const letter = await deps.referralLetter(referral, deps.office.name);
    response.attachment(`${referral.number}.docx`).type(docx).send(Buffer.from(letter));
    return { sent: true };
  });
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text;
}
