import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { codePointsOf } from './font-coverage.ts';
import { printableData } from './printable.ts';

/** `a-2a` for archives, tagged; `ua-1` is the stricter rule for accessibility. A file follows one of them. */
export type PdfStandard = 'a-2a' | 'ua-1';

export interface PdfJob {
  /** File name in templates/documents. */
  template: string;
  /** Plain JSON. It reaches the template as an input, never as source: nothing in it can run. */
  data: unknown;
  /** ISO 8601; written into the file, so that the same job gives the same bytes. */
  createdAt: string;
  standard: PdfStandard;
}

export type RenderPdf = (job: PdfJob) => Uint8Array;

const workspace = fileURLToPath(new URL('../../templates/documents/', import.meta.url));
const fonts = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
];

interface Diagnostic {
  message: string;
  path: string;
}

/** The compiler quotes what it fails on, which may be what somebody wrote: quotations are taken out. */
const withoutQuotations = (message: string): string =>
  message.replace(/[`"'“‘].*[`"'”’]/gs, '…').slice(0, 200);

/**
 * Typst behind one function; the only file that knows it. Compiling takes the thread some 20 to 40 ms, so this is
 * meant for a worker. Throws an Error without any of the data in it when the template or the standard is not met.
 */
export const createRenderPdf = (): RenderPdf => {
  const fontBlobs = fonts.map((font) => readFileSync(fileURLToPath(font)));
  const [first = new Set<number>(), ...others] = fontBlobs.map(codePointsOf);
  const covered = new Set([...first].filter((codePoint) => others.every((one) => one.has(codePoint))));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  return ({ template, data, createdAt, standard }) => {
    try {
      const compiled = compiler.compile({
        mainFilePath: `${workspace}${template}`,
        inputs: { data: JSON.stringify(printableData(data, covered)) },
      });
      const document = compiled.result;
      if (!document) {
        const faults = compiled.takeError()?.shortDiagnostics as Diagnostic[] | undefined;
        const messages = (faults ?? []).map(({ message }) => withoutQuotations(message));
        throw new Error(`${template} does not compile: ${messages.join('; ')}`);
      }
      const creationTimestamp = Math.floor(Date.parse(createdAt) / 1000);
      const written = attempt(() => compiler.pdf(document, { pdfStandard: standard, creationTimestamp }));
      if ('fault' in written) throw new Error(`${template} breaks the PDF standard: ${written.fault}`);
      return written.pdf;
    } finally {
      compiler.evictCache(0);
    }
  };
};

/** The addon's own error holds the text at fault in its message: only the names of the rules are kept of it. */
const attempt = (write: () => Buffer): { pdf: Uint8Array } | { fault: string } => {
  try {
    return { pdf: write() };
  } catch (fault) {
    const rules = fault instanceof Error ? fault.message.match(/PDF\/\w+-\w+ error: [\w /-]*/g) : null;
    return { fault: [...new Set(rules ?? ['no reason given'])].join('; ') };
  }
};
