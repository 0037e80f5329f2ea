import type { Change } from '../../shared/compiler/explain/changes.ts';
import type { Explanation, StageExplanation } from '../../shared/compiler/explain/explain-program.ts';
import { figure, figures } from '../../shared/compiler/explain/figures.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { select } from '../state/selection-store.ts';
import { light, unlight } from '../state/lit-store.ts';

/** The stages in their order: what each did in words, and how large the program was before and after it. */
export function StageList({ explanation: { batch, timesteps, stages, multiplications } }: { readonly explanation: Explanation }) {
  const [drawn, compiled] = figures(multiplications.drawn, multiplications.compiled);
  return (
    <section aria-label={t('explain:view.stages')} tabIndex={0} className="focus-inset overflow-y-auto px-4 py-3">
      <p className="text-small text-ink-2">{t('explain:head', { batch, timesteps })}</p>
      <p className="mt-0.5 font-medium">{t('explain:total', { drawn, compiled })}</p>
      <ol className="mt-2">
        {stages.map((stage, index) => (
          <StageItem key={stage.id} stage={stage} isFirst={index === 0} />
        ))}
      </ol>
    </section>
  );
}

function StageItem({ stage: { id, before, after, changes }, isFirst }: { readonly stage: StageExplanation; readonly isFirst: boolean }) {
  return (
    <li className="border-t border-line py-2">
      <h3 className="font-semibold">{t(`explain:${id}.title`)}</h3>
      <p className="mono text-micro text-ink-3">
        {isFirst ? (
          <>
            {t('explain:sameOperations', { count: figure(after.operations) })} · {t('explain:sameMultiplications', { count: figure(after.multiplications) })}
          </>
        ) : (
          <>
            <Count before={before.operations} after={after.operations} what="operations" /> · <Count before={before.multiplications} after={after.multiplications} what="multiplications" />
          </>
        )}
      </p>
      {changes.map((change, index) => (
        <Sentence key={index} change={change} />
      ))}
    </li>
  );
}

function Count({ before, after, what }: { readonly before: number; readonly after: number; readonly what: 'operations' | 'multiplications' }) {
  if (before === after) return t(what === 'operations' ? 'explain:sameOperations' : 'explain:sameMultiplications', { count: figure(after) });
  const [was, is] = figures(before, after);
  return <span className="font-semibold text-ink">{t(`explain:${what}`, { before: was, after: is })}</span>;
}

/** A sentence about nodes lights them, and selects them when it is pressed. */
function Sentence({ change: { message, nodes } }: { readonly change: Change }) {
  const text = messageText(message);
  if (nodes.length === 0) return <p className="mt-0.5 text-small text-ink-2">{text}</p>;
  const lit = () => light('program', nodes);
  const dark = () => unlight('program');
  return (
    <button
      type="button"
      onPointerEnter={lit}
      onPointerLeave={dark}
      onFocus={lit}
      onBlur={dark}
      onClick={() => select({ nodes })}
      className="focus-inset mt-0.5 -mx-1 block rounded-chip px-1 text-left text-small text-ink-2 hover:bg-hover hover:text-ink"
    >
      {text}
    </button>
  );
}
