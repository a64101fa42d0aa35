import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';

const root = new URL('../', import.meta.url).pathname;

/** Slices of the domain: a folder each, which nobody enters through its SQL. */
const slices =
  'access|access-report|alerts|assessment|attachments|authority|backup|breach-register|calendar|case-file|deadlines|documentation|hold|incidents|journal|notices|people|readiness|register|retention';
const slice = new RegExp(`^src/(${slices})/`);

interface Rule {
  who: RegExp;
  /** Anything imported must match one of these … */
  onlyFrom?: readonly RegExp[];
  /** … and none of these. */
  notFrom?: readonly RegExp[];
  because: string;
}

/** Who may import whom. Paths are relative to the repository; a package stands by its name, Node's own with `node:`. */
const rules: readonly Rule[] = [
  {
    who: /^workflows\//,
    onlyFrom: [/^workflows\//, /^xstate$/],
    because: 'the charts are pure: no clock, no chance, no world',
  },
  { who: /^(src|bench)\//, notFrom: [/^xstate(\/|$)/], because: 'decide() is the only door to a chart' },
  {
    who: /^src\//,
    notFrom: [/^date-fns$/],
    because: 'all of date-fns costs a second of every start: name the function, as in date-fns/add',
  },
  { who: slice, notFrom: [/^src\/(jobs|web|service\.ts|main\.ts)/], because: 'dependencies point downwards' },
  { who: /^src\/channels\//, notFrom: [slice], because: 'a channel carries, and knows nothing of what' },
  {
    who: /^src\/db\//,
    notFrom: [slice, /^src\/(channels|jobs|http|web|documents)\//, /^workflows\//],
    because: 'the database lies below everything',
  },
  {
    who: /^src\/http\//,
    notFrom: [new RegExp(`^src/(${slices.replace('access|', '')})/`), /^src\/(jobs|web)\//],
    because: 'slices bring their routes to the server, the server does not fetch them',
  },
  {
    who: /^src\/(?!main\.ts|service\.ts|demo\/)/,
    notFrom: [/^src\/(main|service|demo\/.*)\.ts$/],
    because: 'main and its demo start the service, and the service composes the rest',
  },
  {
    who: /^(src|workflows|bin)\//,
    notFrom: [/^(test|bench)\//],
    because: 'what runs does not stand on what tests it',
  },
];

interface Ban {
  who: RegExp;
  except?: RegExp;
  word: RegExp;
  because: string;
}

/** What stands nowhere in the code (comments and texts in quotes aside), but in the files excepted. */
const bans: readonly Ban[] = [
  {
    who: /^workflows\//,
    word: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\b|\bcrypto\b|\bprocess\b|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\b|\bcreateActor\b|\bawait\b/,
    because: 'an event brings its own instant; a chart waits for nothing',
  },
  {
    who: /^src\//,
    except: /^src\/(main\.ts|db\/embedded\/)/,
    word: /\bprocess\./,
    because: 'only main reads the process; beside it the folder that starts the own PostgreSQL, a process',
  },
  {
    who: /^src\//,
    except: /^src\/(clock\.ts|db\/embedded\/|demo\/)/,
    word: /\bDate\.now\b|\bnew Date\(\s*\)/,
    because:
      'time is injected; beside the clock only ages of files are measured, and the demo is a caller with a watch',
  },
  { who: /^src\//, word: /\bMath\.random\b/, because: 'chance is injected' },
];

/** The source without comments; strings keep their quotes, and their words where `keep` is set. */
const bare = (source: string, keep = false): string =>
  source.replaceAll(
    /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
    (text) => (/^['"]/.test(text) ? (keep ? text : "''") : ' '),
  );

/** What a file imports, types and dynamic imports included; relative paths made relative to the repository. */
const importsOf = (file: string, source: string): string[] =>
  [
    ...bare(source, true).matchAll(
      /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map(([, from, alone, later]) => {
    const name = from ?? alone ?? later ?? '';
    return name.startsWith('.') ? join(dirname(file), name) : name;
  });

const files = globSync(['workflows/**/*.ts', 'src/**/*.ts', 'bench/**/*.ts', 'bin/*.js'], { cwd: root }).map(
  (file) => ({ file, source: readFileSync(join(root, file), 'utf8') }),
);

const brokenBy = (rule: Rule, file: string, from: string): boolean =>
  rule.who.test(file) &&
  ((rule.onlyFrom?.every((allowed) => !allowed.test(from)) ?? false) ||
    (rule.notFrom?.some((forbidden) => forbidden.test(from)) ?? false));

/** A slice's SQL is its own: `src/x/store.ts` is imported within `src/x` only, and by the tests. */
const entersForeignStore = (file: string, from: string): boolean =>
  slice.test(from) && from.endsWith('/store.ts') && slice.test(file) && dirname(from) !== dirname(file);

describe('the architecture', () => {
  it('is read from files that are there', () => {
    expect(files.filter(({ file }) => file.startsWith('workflows/')).length).to.be.greaterThan(10);
    expect(files.filter(({ file }) => file.startsWith('src/')).length).to.be.greaterThan(30);
  });

  for (const rule of rules)
    it(`${rule.who.source} imports as it may: ${rule.because}`, () => {
      const broken = files.flatMap(({ file, source }) =>
        importsOf(file, source)
          .filter((from) => brokenBy(rule, file, from))
          .map((from) => `${file} imports ${from}`),
      );
      expect(broken).to.deep.equal([]);
    });

  it('lets no slice into the SQL of another', () => {
    const broken = files.flatMap(({ file, source }) =>
      importsOf(file, source)
        .filter((from) => entersForeignStore(file, from))
        .map((from) => `${file} imports ${from}`),
    );
    expect(broken).to.deep.equal([]);
  });

  for (const { who, except, word, because } of bans)
    it(`${who.source} does without ${word.source.replaceAll(/\\b|\\s\*/g, '')}: ${because}`, () => {
      const broken = files
        .filter(({ file, source }) => who.test(file) && !except?.test(file) && word.test(bare(source)))
        .map(({ file }) => file);
      expect(broken).to.deep.equal([]);
    });

  it('would see each rule broken', () => {
    const breaking: readonly (readonly [string, string])[] = [
      ['workflows/incident/machine.ts', 'node:fs'],
      ['src/incidents/report-event.ts', 'xstate'],
      ['src/register/retention-bites.ts', 'date-fns'],
      ['src/notices/settle-notice.ts', 'src/jobs/jobs.ts'],
      ['src/channels/sendgrid.ts', 'src/people/people.ts'],
      ['src/db/pool.ts', 'src/incidents/incidents.ts'],
      ['src/http/app.ts', 'src/notices/routes.ts'],
      ['src/jobs/jobs.ts', 'src/service.ts'],
      ['src/service.ts', 'test/support/given-when-then.ts'],
    ];
    for (const [index, [file, from]] of breaking.entries())
      expect(
        rules.filter((rule) => brokenBy(rule, file, from)),
        file,
      ).to.deep.equal([rules[index]]);
    expect(entersForeignStore('src/notices/ledger.ts', 'src/people/store.ts')).to.equal(true);
    expect(entersForeignStore('src/people/people.ts', 'src/people/store.ts')).to.equal(false);
  });

  it('sees imports of every form, and no comment or text', () => {
    const source = [
      "import { a,\n  b } from './a.ts';",
      "import type { C } from '../c.ts';",
      "export * from 'd';",
      "import './e.ts';",
      "const f = await import('node:fs');",
      "// import { g } from 'g';",
      "/* import { h } from 'h'; */",
      'const text = "import { i } from nowhere";',
      "const url = 'https://example.org'; const j = process.env;",
    ].join('\n');
    expect(importsOf('src/x/y.ts', source)).to.deep.equal([
      'src/x/a.ts',
      'src/c.ts',
      'd',
      'src/x/e.ts',
      'node:fs',
    ]);
    expect(bare(source)).to.match(/\bprocess\./);
    expect(bare(source)).not.to.include('nowhere');
  });
});
