import { checkDocument } from '../../../shared/compiler/check.ts';
import type { Diagnostic } from '../../../shared/compiler/diagnostics.ts';
import { nodeById } from '../../../shared/document/graph.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { messageText, t } from '../../../shared/i18n/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { factsOf } from '../../../shared/text/dataset.ts';
import { explainFor } from '../../engine/compile.ts';
import { loadData, readingNode, type LoadedData } from '../../engine/data/load-data.ts';
import { asJson, asText } from '../explanation.ts';
import { print, printJson, tell } from '../output.ts';
import { readDocument } from '../read-document.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const check: Verb = {
  name: 'check',
  usage: 'check FILE [--explain] [--json]',
  about: 'cli:about.check',
  options: { explain: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(words) {
    const [file = ''] = only(words, 'FILE');
    const document = await readDocument(file);
    const { diagnostics, data } = await diagnose(document, file);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const explanation = words.flag('explain') && errors === 0 && data ? explainFor(document, data.node, data.dataset) : null;
    if (words.flag('json'))
      printJson({
        ok: errors === 0,
        diagnostics: diagnostics.map((each) => described(each, document)),
        ...(explanation && { explanation: asJson(explanation) }),
      });
    else for (const each of diagnostics) print(line(each, document));
    if (errors > 0) tell(t('cli:check.failed', { file, count: errors }));
    else if (!words.flag('json')) {
      print(t('cli:check.fine', { file }));
      if (explanation) for (const each of asText(explanation, document)) print(each);
    }
    return errors > 0 ? 1 : 0;
  },
};

interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Null where it was not read, or cannot be. */
  readonly data: LoadedData | null;
}

/** With the data where it can be read; that it cannot is an error like the others. */
async function diagnose(document: UnrollDocument, file: string): Promise<Findings> {
  const first = checkDocument(document, {}).diagnostics;
  if (first.some(({ severity }) => severity === 'error')) return { diagnostics: first, data: null };
  const node = readingNode(document).id;
  try {
    const data = await loadData(document, file);
    return { diagnostics: checkDocument(document, { [node]: factsOf(data.dataset) }).diagnostics, data };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { diagnostics: [...first, { severity: 'error', node, message: { key: error.key, args: error.args } }], data: null };
  }
}

function titleOf({ node }: Diagnostic, { graph }: UnrollDocument): string | null {
  const found = node === null ? undefined : nodeById(graph, node);
  return found ? nodeTitle(found) : null;
}

function line(diagnostic: Diagnostic, document: UnrollDocument): string {
  const title = titleOf(diagnostic, document);
  const text = messageText(diagnostic.message);
  const said = title === null || text.includes(title) ? text : `${title}: ${text}`;
  return `${t(diagnostic.severity === 'error' ? 'cli:check.error' : 'cli:check.warning')}: ${said}`;
}

function described(diagnostic: Diagnostic, document: UnrollDocument) {
  const { severity, node, message, wire } = diagnostic;
  return { severity, node, title: titleOf(diagnostic, document), wire: wire ?? null, key: message.key, text: messageText(message) };
}
