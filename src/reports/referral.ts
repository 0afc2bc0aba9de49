import type { ReferralEvidence, ReferralPackage, ReferralPublication } from '../domain/referral.ts';
import { shanghaiDay, shanghaiMinute, shanghaiParts, type Instant } from '../domain/time.ts';
import {
  flush,
  officialDocument,
  prose,
  ruledTable,
  section,
  signed,
  titledPage,
} from './official-document.ts';

/**
 * The letter with which an office refers suspected illegality to 公安 or 网信, with the list of evidence and the
 * return slip, as bytes of a docx file. It states what was found; whether that is illegal others decide.
 */
export function referralDocx(referral: ReferralPackage, officeName: string): Promise<Uint8Array> {
  const { number, to, caseTitle, referredAt, evidence, publications } = referral;
  return officialDocument('关于移交涉嫌违法线索的函', [
    flush(`编号：${number}`),
    flush(`${to}：`),
    ...prose(
      `我单位在办理“${caseTitle}”政务舆情中，发现以下涉嫌虚假、不实信息的线索，现移交贵单位。相关行为是否违法，请依法认定处理，并将回执退回我单位。`,
    ),
    section('一、涉及的内容'),
    ...prose(referral.claim),
    section('二、核实情况'),
    ...prose(referral.refutation),
    section('三、已发布的权威信息'),
    ...publishedIn(publications),
    section('四、证据清单'),
    ...prose(
      `共${evidence.length}件。校验值为采集时网页原始字节的SHA-256，可据以核对我单位留存的原件。`,
    ),
    ruledTable(
      [8, 46, 18, 28],
      ['序号', '标题、来源和网址', '发布、采集时间', '校验值（SHA-256）'],
      evidence.map(evidenceRow),
    ),
    ...prose(`承办部门：${referral.department ?? '未定'}；移交决定人：${referral.referredBy}。`),
    signed(officeName),
    signed(dayInWords(referredAt)),
    ...returnSlip(referral, officeName),
  ]);
}

function publishedIn(publications: readonly ReferralPublication[]) {
  if (publications.length === 0) return prose('截至移交时尚未发布。');
  return publications.flatMap(({ title, url, seenAt, snapshotHash, isCorrected }) =>
    prose(
      `《${title}》，${shanghaiMinute(seenAt)}见于${url}${isCorrected ? '，其后已更正' : ''}（页面快照校验值：${snapshotHash}）。`,
    ),
  );
}

function evidenceRow(item: ReferralEvidence, index: number): string[] {
  const { title, sourceName, url, publishedAt, publishedPrecision, fetchedAt, hash } = item;
  const published =
    publishedAt === undefined
      ? '未载明'
      : publishedPrecision === 'day'
        ? shanghaiDay(publishedAt)
        : shanghaiMinute(publishedAt);
  const times = `发布：${published}\n采集：${shanghaiMinute(fetchedAt)}`;
  return [String(index + 1), `${title}\n${sourceName}\n${url}`, times, hash];
}

/** To be cut off, filled in and sent back; filled in here once the receipt is recorded. */
function returnSlip({ number, to, receipt }: ReferralPackage, officeName: string) {
  return [
    titledPage('回执'),
    flush(`${officeName}：`),
    ...prose(`你单位移交的线索（编号：${number}）已收到。`),
    flush(`接收单位：${to}（盖章）`),
    flush(`受理编号：${receipt?.number ?? ''}`),
    flush('接收人：'),
    flush(`接收日期：${receipt ? dayInWords(receipt.at) : '    年  月  日'}`),
  ];
}

function dayInWords(instant: Instant): string {
  const { year, month, day } = shanghaiParts(instant);
  return `${year}年${month}月${day}日`;
}
