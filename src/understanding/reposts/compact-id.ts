const packed = '\u0001';
const escaped = '\u0002';
const hash = /^(?:[0-9a-f]{2}){8,64}$/u;

/** An id to keep by the million: that of a content hash, in hexadecimal, takes half the memory. */
export function compactId(id: string): string {
  if (!hash.test(id)) return id.startsWith(packed) || id.startsWith(escaped) ? escaped + id : id;
  const bytes = [1];
  for (let at = 0; at < id.length; at += 2) bytes.push(Number.parseInt(id.slice(at, at + 2), 16));
  return String.fromCharCode(...bytes);
}

/** The id that was made compact. */
export function plainId(compact: string): string {
  if (compact.startsWith(escaped)) return compact.slice(1);
  if (!compact.startsWith(packed)) return compact;
  let id = '';
  for (let at = 1; at < compact.length; at += 1)
    id += compact.charCodeAt(at).toString(16).padStart(2, '0');
  return id;
}
