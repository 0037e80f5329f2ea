import type { FactsByNode } from '../../shared/compiler/diagnostics.ts';
import { explainProgram, type Explanation, type Target } from '../../shared/compiler/explain/explain-program.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { UserError } from '../../shared/errors.ts';
import { setLanguage } from '../../shared/i18n/index.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import type { Message } from '../../shared/i18n/messages.ts';

/** Compiling takes tens to hundreds of milliseconds: it happens beside the window, never while someone types. */

export interface Question {
  readonly document: UnrollDocument;
  readonly facts: FactsByNode;
  readonly target: Target;
  /** Of the window: a worker has texts of its own. */
  readonly language: Language;
}

export type Answer = { readonly explanation: Explanation } | { readonly failure: Message; readonly stack: string | null };

self.addEventListener('message', ({ data }: MessageEvent<Question>) => void setLanguage(data.language).then(() => self.postMessage(answer(data))));

function answer({ document, facts, target }: Question): Answer {
  try {
    return { explanation: explainProgram(document, facts, target) };
  } catch (error) {
    if (error instanceof UserError) return { failure: { key: error.key, args: error.args }, stack: null };
    return { failure: { key: 'errors:unexpected' }, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
