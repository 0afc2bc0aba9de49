// The dependency rule of the project as data: folder → what it may import. Nothing else may.
// `packages` are npm packages; a driver belongs to exactly one adapter.

const may = {
  'src/domain': { folders: [], packages: ['zod'] },
  'src/ports': { folders: ['src/domain'], packages: [] },
  'src/sources': {
    folders: ['src/domain'],
    packages: ['cheerio', 'css-select', 'domhandler'],
  },
  'src/understanding': { folders: ['src/domain'], packages: ['nodejieba'] },
  'src/stages': {
    folders: ['src/domain', 'src/ports', 'src/sources', 'src/understanding', 'src/actions'],
    packages: ['zod'],
  },
  'src/actions': { folders: ['src/domain', 'src/ports', 'src/sources'], packages: [] },
  'src/views': { folders: ['src/domain', 'src/ports'], packages: ['zod'] },
  'src/reports': { folders: ['src/domain', 'src/views'], packages: ['docx', 'write-excel-file'] },
  'src/runtime': { folders: ['src/domain', 'src/ports'], packages: [] },
  'src/config': { folders: ['src/domain'], packages: ['zod', 'yaml'] },
  // Evidence is packed alike wherever it is kept.
  'src/adapters/sqlite': {
    folders: ['src/domain', 'src/ports', 'src/adapters/system'],
    packages: ['@photostructure/sqlite', 'zod'],
  },
  'src/adapters/kafka': { folders: ['src/domain', 'src/ports'], packages: ['kafkajs'] },
  'src/adapters/mongo': {
    folders: ['src/domain', 'src/ports', 'src/adapters/system'],
    packages: ['mongodb'],
  },
  'src/adapters/prometheus': { folders: ['src/domain', 'src/ports'], packages: ['prom-client'] },
  'src/adapters/http': {
    folders: ['src/domain', 'src/ports'],
    packages: ['undici', '@crawlee/basic', 'ipaddr.js'],
  },
  'src/adapters/chromium': { folders: ['src/domain', 'src/ports'], packages: [] },
  'src/adapters/audit-files': {
    folders: ['src/domain', 'src/ports'],
    packages: ['sm-crypto-v2'],
  },
  'src/adapters/console': { folders: ['src/domain', 'src/ports'], packages: ['pino'] },
  'src/adapters/smtp': { folders: ['src/domain', 'src/ports'], packages: ['nodemailer'] },
  'src/adapters/im-webhook': { folders: ['src/domain', 'src/ports'], packages: ['undici', 'zod'] },
  // Responses go the ways of the notices: one signature scheme, one SMTP conversation.
  'src/adapters/channels': {
    folders: ['src/domain', 'src/ports', 'src/adapters/im-webhook', 'src/adapters/smtp'],
    packages: [],
  },
  // A question is one bounded post, as a notice is.
  'src/adapters/llm': {
    folders: ['src/domain', 'src/ports', 'src/adapters/im-webhook'],
    packages: ['zod'],
  },
  'src/adapters/files': { folders: ['src/domain', 'src/ports'], packages: [] },
  'src/adapters/system': { folders: ['src/domain', 'src/ports'], packages: [] },
  'src/platform': {
    folders: ['src/adapters', 'src/ports', 'src/domain', 'src/config'],
    packages: [],
  },
  'src/office': {
    folders: ['src/config', 'src/domain', 'src/ports', 'src/platform', 'src/understanding'],
    packages: [],
  },
  'src/api': {
    folders: ['src/actions', 'src/views', 'src/ports', 'src/domain'],
    packages: ['compression', 'express', 'zod'],
  },
  'src/web': {
    folders: ['src/domain', 'src/views', 'src/api'],
    packages: ['react', 'react-dom', 'wouter', 'echarts', 'zod'],
  },
};

const escape = (path) => path.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const folderRules = Object.entries(may).map(([folder, { folders }]) => ({
  name: `${folder.replace('src/', '')} imports only [${folders.map((f) => f.replace('src/', '')).join(' ')}]`,
  severity: 'error',
  from: { path: `^${escape(folder)}/` },
  to: {
    path: '^(src|workers|test|bench|bin)/',
    pathNot: [folder, ...folders].map((allowed) => `^${escape(allowed)}/`),
  },
}));

const packageRules = Object.entries(may).map(([folder, { packages }]) => ({
  name: `${folder.replace('src/', '')} uses only the packages [${packages.join(' ')}]`,
  severity: 'error',
  from: { path: `^${escape(folder)}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'],
    pathNot: packages.map((name) => `node_modules/${escape(name)}/`),
  },
}));

const pure = [
  'src/domain',
  'src/ports',
  'src/sources',
  'src/understanding',
  'src/stages',
  'src/actions',
  'src/views',
];

export default {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no unresolvable import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure folders import no Node module',
      severity: 'error',
      from: { path: `^(${pure.map(escape).join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'source kinds are strangers to each other',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/' },
      to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/($1|shared)/' },
    },
    {
      name: 'one import site for the SQLite driver',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/adapters/sqlite/database\\.ts$' },
      to: { path: 'node_modules/@photostructure/sqlite/' },
    },
    {
      name: 'adapters are chosen in platform/ only',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(platform|adapters)/' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'the browser gets types of the server, never its code',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^src/|node_modules/zod/',
        pathNot: '^src/(web/|views/clock-status\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'screens are strangers to each other',
      severity: 'error',
      from: {
        path: '^src/web/(queue|case|department|leadership|admin|audit|settings|stories|print)/',
      },
      to: {
        path: '^src/web/(queue|case|department|leadership|admin|audit|settings|stories|print|shell)/',
        pathNot: '^src/web/$1/',
      },
    },
    ...folderRules,
    ...packageRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
