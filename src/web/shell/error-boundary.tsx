import { Component, type ReactNode } from 'react';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Keeps a screen that fails from taking the rest of the page with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure?: string }> {
  override state: { failure?: string } = {};

  static getDerivedStateFromError(error: unknown): { failure: string } {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === undefined ? this.props.children : <Crashed failure={failure} />;
  }
}

function Crashed({ failure }: { failure: string }) {
  const say = useWords(shellWords);
  return (
    <div className="failure" role="alert">
      <h1>{say('crashed')}</h1>
      <p>{say('crashedHint')}</p>
      <p className="quiet sentence">{failure}</p>
      <button type="button" onClick={() => location.reload()}>
        {say('reload')}
      </button>
    </div>
  );
}
