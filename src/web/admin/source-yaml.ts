import type { Reply } from '../shared/api.ts';

type Suggested = Extract<Reply<'POST /api/sources/try'>, { kind: 'suggested' }>['source'];

/** A tried source as it could stand in config/sources; what a person must still settle is marked. */
export function sourceYaml(url: string, source: Suggested): string {
  // JSON strings are YAML strings, whatever stands in them
  const quoted = (text: string) => JSON.stringify(text);
  const lines = [
    `- kind: ${source.kind}`,
    '  id: # 小写字母、数字、连字符',
    '  name: #',
    '  tier: # official central-media local-media portal social forum',
    `  url: ${quoted(url)}`,
    '  basis: # 授权依据',
    '  enabled: false',
  ];
  if (source.kind !== 'html-list') return lines.join('\n');
  const selectors = Object.entries(source.article).map(
    ([name, selector]) => `    ${name}: ${quoted(String(selector))}`,
  );
  return [
    ...lines,
    ...(source.links === undefined ? [] : [`  links: ${quoted(source.links)}`]),
    ...(selectors.length > 0 ? ['  article:', ...selectors] : []),
  ].join('\n');
}
