import type { Department } from '../domain/department.ts';
import type { PolicyProfile } from '../domain/policy.ts';
import type { Source } from '../domain/source.ts';
import type { User } from './access.ts';
import { nearestWord } from './nearest-word.ts';
import type { Finding, YamlPath } from './problem.ts';
import type { OfficeFile } from './schema.ts';

/** What a schema cannot see in a profile: names that must agree, steps that must rise, regions that must look like ones. */
export function checkProfile(profile: PolicyProfile, fileId: string): Finding[] {
  const departments = profile.departments.map(({ id }) => id);
  return [
    ...(profile.id === fileId
      ? []
      : [{ path: ['id'], message: `got "${profile.id}", expected the file's name "${fileId}"` }]),
    ...repeated(departments, (i) => ['departments', i, 'id']),
    ...repeated(
      profile.openingRules.map(({ id }) => id),
      (i) => ['openingRules', i, 'id'],
    ),
    ...repeated(
      profile.obligations.map(({ clock, name }) => `${clock} ${name}`),
      (i) => ['obligations', i, 'name'],
    ),
    ...unknownName(profile.defaultDepartment, departments, ['defaultDepartment']),
    ...fallingSteps(profile),
    ...implausibleRegion(profile.region, ['region']),
    ...profile.departments.flatMap((department, i) => departmentRegion(department, i)),
  ];
}

/** Ids that no other source of the office has, and regions that look like ones. */
export function checkSources(sources: readonly Source[], earlier: readonly Source[]): Finding[] {
  const ids = [...earlier, ...sources].map(({ id }) => id);
  return [
    ...repeated(ids, (i) => [i - earlier.length, 'id']),
    ...sources.flatMap((source, i) => implausibleRegion(source.region, [i, 'region'])),
  ];
}

/** What holds between the office's file and the files that it names; `profile` is absent when it could not be read. */
export function checkOffice(
  office: OfficeFile,
  named: { profile: PolicyProfile | undefined; sources: readonly Source[] },
): Finding[] {
  const { users, demo } = office.access;
  const departments = named.profile?.departments.map(({ id }) => id);
  return [
    ...hurriedSources(office, named.sources),
    ...closedHosts(office, named.sources),
    ...repeated(
      users.map(({ id }) => id),
      (i) => ['access', 'users', i, 'id'],
    ),
    ...sharedTokens(users),
    ...users.flatMap((user, i) => userFindings(user, ['access', 'users', i], departments)),
    ...(demo && !isLoopback(office.server.host)
      ? [
          {
            path: ['access', 'demo'],
            message: `got true on server.host "${office.server.host}", expected false: demonstration tokens are public`,
          },
        ]
      : []),
  ];
}

function repeated(names: readonly string[], pathOf: (index: number) => YamlPath): Finding[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) === i
      ? []
      : [{ path: pathOf(i), message: `got "${name}" a second time, expected each once` }],
  );
}

function unknownName(name: string, known: readonly string[], path: YamlPath): Finding[] {
  if (known.includes(name)) return [];
  const nearest = nearestWord(name, known);
  const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
  return [{ path, message: `got "${name}", expected one of ${known.join(', ')}${hint}` }];
}

function fallingSteps({ ladder }: PolicyProfile): Finding[] {
  return ladder.flatMap(({ at }, i) => {
    const before = ladder[i - 1]?.at ?? 0;
    return at > before
      ? []
      : [
          {
            path: ['ladder', i, 'at'],
            message: `got ${at}, expected more than the step before (${before})`,
          },
        ];
  });
}

const divisionEndings = [
  /(省|自治区|特别行政区|市)$/,
  /(市|自治州|州|盟|地区|区|县|省直辖)$/,
  /(区|县|市|旗|林区|特区)$/,
];

function implausibleRegion(region: readonly string[], path: YamlPath): Finding[] {
  return region.flatMap((division, i) =>
    divisionEndings[i]?.test(division)
      ? []
      : [
          {
            path: [...path, i],
            message: `got "${division}", expected a full name from the province down, such as [山西省, 太原市]`,
          },
        ],
  );
}

function departmentRegion({ region }: Department, index: number): Finding[] {
  return implausibleRegion(region ?? [], ['departments', index, 'region']);
}

const politeGapMs = 500;

/** A short pause is for our own machine only. */
function hurriedSources({ crawl }: OfficeFile, sources: readonly Source[]): Finding[] {
  const stranger = sources.find(
    ({ enabled, url }) => enabled && !crawl.allowPrivateHosts.includes(new URL(url).host),
  );
  if (crawl.perHostGap >= politeGapMs || !stranger) return [];
  return [
    {
      path: ['crawl', 'perHostGap'],
      message: `got ${crawl.perHostGap}ms, expected at least "${politeGapMs}ms" while a public source (${stranger.id}) is enabled`,
    },
  ];
}

/** A loopback source that the guard would refuse at every look. */
function closedHosts({ crawl }: OfficeFile, sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ enabled, url }) => enabled && isLoopback(new URL(url).hostname))
    .filter(({ url }) => !crawl.allowPrivateHosts.includes(new URL(url).host))
    .map(({ id, url }) => ({
      path: ['crawl', 'allowPrivateHosts'],
      message: `lacks "${new URL(url).host}", expected it there for the source ${id}`,
    }));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

function sharedTokens(users: readonly User[]): Finding[] {
  const tokens = users.map(({ tokenSha256 }) => tokenSha256);
  return users.flatMap(({ id }, i) => {
    const first = users[tokens.indexOf(users[i]?.tokenSha256 ?? '')];
    return first === undefined || first.id === id
      ? []
      : [
          {
            path: ['access', 'users', i, 'tokenSha256'],
            message: `the same token as ${first.id}, expected one for each person`,
          },
        ];
  });
}

const administrators = ['system-admin', 'security-admin', 'audit-admin'];

function userFindings(user: User, path: YamlPath, departments: string[] | undefined): Finding[] {
  const { roles, department } = user;
  const needsDepartment = roles.some((role) => role === 'handler' || role === 'department-head');
  const mixed = roles.length > 1 && roles.some((role) => administrators.includes(role));
  return [
    // GB/T 22239: the three administrators exclude one another and every role that sees cases
    ...(mixed
      ? [
          {
            path: [...path, 'roles'],
            message: `got ${roles.join(', ')}, expected an administrator's role to stand alone`,
          },
        ]
      : []),
    ...(needsDepartment && department === undefined
      ? [{ path, message: `lacks a department, expected one for a ${roles.join(' and ')}` }]
      : []),
    ...(department !== undefined && departments
      ? unknownName(department, departments, [...path, 'department'])
      : []),
  ];
}
