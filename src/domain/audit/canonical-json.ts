/**
 * JSON with the members of every object in the order of their UTF-16 code units and no white space
 * (RFC 8785): equal values give equal texts. Members that are `undefined` count as absent.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  // as JSON.stringify has it inside arrays
  return value === undefined ? 'null' : JSON.stringify(value);
}

// once for every event of every case: no lists in between
function canonicalObject(value: object): string {
  const members: Record<string, unknown> = { ...value };
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
