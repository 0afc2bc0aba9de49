import { useWords } from '../shared/words.ts';
import type { Office } from '../shared/session.ts';
import { shellWords } from '../words/shell.ts';
import { DemoReset } from './demo-reset.tsx';

/** Says on every page of a demonstration that nothing here is true. */
export function DemoRibbon({ office }: { office: Office }) {
  const say = useWords(shellWords);
  if (!office.isDemo) return null;
  return (
    <aside className="demo-ribbon">
      {say('demoNotice', { n: office.acceleration })} {office.canReset && <DemoReset />}
    </aside>
  );
}
