import { checkDocument } from '../../../shared/compiler/check.ts';
import type { Diagnostic, FactsByNode } from '../../../shared/compiler/diagnostics.ts';
import { nodeById } from '../../../shared/document/graph.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { messageText, t } from '../../../shared/i18n/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { factsOf } from '../../../shared/text/dataset.ts';
import { loadData, readingNode } from '../../engine/data/load-data.ts';
import { print, printJson, tell } from '../output.ts';
import { readDocument } from '../read-document.ts';
import type { Verb } from '../verb.ts';
import { only } from '../words.ts';

export const check: Verb = {
  name: 'check',
  usage: 'check FILE [--json]',
  about: 'cli:about.check',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const [file = ''] = only(words, 'FILE');
    const document = await readDocument(file);
    const diagnostics = await diagnose(document, file);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    if (words.flag('json')) printJson({ ok: errors === 0, diagnostics: diagnostics.map((each) => described(each, document)) });
    else for (const each of diagnostics) print(line(each, document));
    if (errors > 0) tell(t('cli:check.failed', { file, count: errors }));
    else if (!words.flag('json')) print(t('cli:check.fine', { file }));
    return errors > 0 ? 1 : 0;
  },
};

/** With the data where it can be read; that it cannot is an error like the others. */
async function diagnose(document: UnrollDocument, file: string): Promise<readonly Diagnostic[]> {
  const first = checkDocument(document, {}).diagnostics;
  if (first.some(({ severity }) => severity === 'error')) return first;
  const node = readingNode(document).id;
  let facts: FactsByNode;
  try {
    const { dataset } = await loadData(document, file);
    facts = { [node]: factsOf(dataset) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [...first, { severity: 'error', node, message: { key: error.key, args: error.args } }];
  }
  return checkDocument(document, facts).diagnostics;
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
