// Controls that reorder or hide text: a reader could be made to read what is not written.
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/gu;

/**
 * Text that somebody else wrote: crawled, typed or configured. Always text, never markup; isolated from the
 * direction of its surroundings, with characters that reorder or hide shown by their code.
 */
export function Told({ children }: { children: string }) {
  return <bdi>{spellInvisible(children)}</bdi>;
}

/** The text with every character that reorders or hides text spelt as `⟨U+202E⟩`. */
export function spellInvisible(text: string): string {
  return text.replace(invisible, (found) => {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
