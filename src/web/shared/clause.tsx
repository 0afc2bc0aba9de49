import { sharedWords } from '../words/shared.ts';
import { glossOf } from './clause-gloss.ts';
import { Told } from './told.tsx';
import { useLanguage, useWords } from './words.ts';

/** An official text as the rules quote it: always in Chinese, on an English screen with what it requires beside it. */
export function Clause({ children }: { children: string }) {
  const isChinese = useLanguage() === 'zh';
  const say = useWords(sharedWords);
  if (isChinese) return <Told>{children}</Told>;
  const gloss = glossOf(children);
  return (
    <>
      <span lang="zh-CN">
        <Told>{children}</Told>
      </span>
      {gloss !== undefined && <span className="quiet"> {say('unofficial', { gloss })}</span>}
    </>
  );
}
