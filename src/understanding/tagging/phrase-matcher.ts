/** A known phrase where it stands in a text: `text.slice(start, end)`. */
export interface PhraseHit<Meaning> {
  start: number;
  end: number;
  meanings: readonly Meaning[];
}

/** No honest text has more; it bounds what a hostile one can cost. */
const maxHits = 5000;

interface Node<Meaning> {
  next: Map<number, Node<Meaning>>;
  meanings: Meaning[];
}

/**
 * Builds a matcher once for many phrases. Hits come in text order and never overlap: at each place the
 * longest phrase wins (`爆炸性` hides `爆炸`). Full-width and capital letters match their plain forms.
 * Time grows with text length × longest phrase, whatever the text; after 5,000 hits it stops.
 */
export function openPhraseMatcher<Meaning>(
  phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
): (text: string) => PhraseHit<Meaning>[] {
  const root: Node<Meaning> = { next: new Map(), meanings: [] };
  for (const [phrase, meaning] of phrases) insert(root, phrase, meaning);
  // Most characters begin no phrase: one look into a flat table rules them out.
  const begins = new Uint8Array(0x10000);
  for (const code of root.next.keys()) begins[code] = 1;
  return (text) => {
    const hits: PhraseHit<Meaning>[] = [];
    let start = 0;
    while (start < text.length && hits.length < maxHits) {
      const code = plainCode(text.charCodeAt(start));
      const hit = begins[code] === 1 ? longestAt(root, text, start) : undefined;
      if (hit) hits.push(hit);
      start = hit ? hit.end : start + 1;
    }
    return hits;
  };
}

function insert<Meaning>(root: Node<Meaning>, phrase: string, meaning: Meaning): void {
  let node = root;
  for (let i = 0; i < phrase.length; i++) {
    const code = plainCode(phrase.charCodeAt(i));
    let next = node.next.get(code);
    if (!next) {
      next = { next: new Map(), meanings: [] };
      node.next.set(code, next);
    }
    node = next;
  }
  if (node !== root) node.meanings.push(meaning);
}

function longestAt<Meaning>(
  root: Node<Meaning>,
  text: string,
  start: number,
): PhraseHit<Meaning> | undefined {
  let node = root;
  let found: Node<Meaning> | undefined;
  let end = start;
  for (let i = start; i < text.length; i++) {
    const next = node.next.get(plainCode(text.charCodeAt(i)));
    if (!next) break;
    node = next;
    if (node.meanings.length === 0) continue;
    found = node;
    end = i + 1;
  }
  return found && { start, end, meanings: found.meanings };
}

/** One code unit to one code unit, so that offsets stay true: full-width to ASCII, capitals to small. */
export function plainCode(code: number): number {
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow;
}
