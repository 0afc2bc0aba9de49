import { useLayoutEffect, useRef, type ReactNode } from 'react';

/** What stays at the top; tells the styles its height as `--head`, so that nothing hides behind it. */
export function Head({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const tell = () => {
      const isStuck = getComputedStyle(watched).position === 'sticky';
      const height = isStuck ? watched.offsetHeight : 0;
      document.documentElement.style.setProperty('--head', `${height}px`);
    };
    const watching = new ResizeObserver(tell);
    watching.observe(watched);
    return () => watching.disconnect();
  }, []);
  return (
    <div ref={element} className="head">
      {children}
    </div>
  );
}
