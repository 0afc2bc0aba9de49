import { lazy, Suspense } from 'react';
import { useWords } from '../shared/words.ts';
import type { Office } from '../shared/session.ts';
import { shellWords } from '../words/shell.ts';

const DemoReset = lazy(async () => ({ default: (await import('./demo-reset.tsx')).DemoReset }));

/** Says on every page of a demonstration that nothing here is true. */
export function DemoRibbon({ office }: { office: Office }) {
  const say = useWords(shellWords);
  if (!office.isDemo) return null;
  return (
    <aside className="demo-ribbon">
      {say('demoNotice', { n: office.acceleration })}{' '}
      <Suspense>{office.canReset && <DemoReset />}</Suspense>
    </aside>
  );
}
