import { CircleAlert, Info, Loader } from 'lucide-react';
import type { ReactNode } from 'react';
import { messageText, t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { setSubject, useSubjectStore } from '../probe/subject-store.ts';
import { useSubjectData } from '../probe/use-subject.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { runName } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { selectNode } from '../state/selection-store.ts';
import { setUnrolled } from '../state/unrolled-store.ts';
import { Button } from '../ui/button.tsx';
import type { Unrolled } from './use-unrolled.ts';

/** One sentence over the lanes where their values are not those of the drawing, or there are none. */
export function UnrolledNotice({ view }: { readonly view: Unrolled }) {
  const isWrong = useCheckStore(hasErrors);
  const { failure, chosen, weights, reading, result } = view;
  if (failure) return <Line icon={<CircleAlert size={14} aria-hidden className="text-error" />}>{t('unrolled:cannot', { failure: messageText(failure) })}</Line>;
  if (weights.other) return <OtherNetwork view={view} />;
  if (isWrong && !weights.run) return <Line icon={<CircleAlert size={14} aria-hidden className="text-error" />}>{t('unrolled:broken')}</Line>;
  if (!chosen) return <NothingToRead />;
  if (reading && !result) return <Line icon={<Loader size={14} aria-hidden />}>{t('unrolled:reading')}</Line>;
  return null;
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p role="status" className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line bg-sunken px-3 py-1 text-small">
      {icon}
      {children}
    </p>
  );
}

/** The run that is chosen learned another network: whose values these are, and the way to the other's. */
function OtherNetwork({ view: { weights } }: { readonly view: Unrolled }) {
  const numbers = useRunStore((state) => state.numbers);
  const { other, run: shown } = weights;
  if (!other) return null;
  const run = runName(other.run, numbers);
  const what = other.differs.slice(0, 2).map(({ name, from, to }) => (to === '' ? name : `${name} ${from} → ${to}`)).join('; ');
  const args = { run, what };
  return (
    <Line icon={<Info size={14} aria-hidden />}>
      <span className="min-w-0 flex-1">{t(shown ? (what === '' ? 'unrolled:differsDrawing' : 'unrolled:differs') : what === '' ? 'unrolled:leftDrawing' : 'unrolled:left', args)}</span>
      <Button size="sm" onClick={() => setUnrolled({ insisted: shown ? null : other.run.id })}>
        {shown ? t('unrolled:useDrawing') : t('unrolled:useRun', { run })}
      </Button>
    </Line>
  );
}

function NothingToRead() {
  const text = useSubjectStore((state) => state.text);
  const data = useSubjectData();
  const source = useDocumentStore((state) => state.document?.graph.nodes.find(({ kind }) => kindById(kind)?.inputs.length === 0));
  if (!source) return <Line icon={<Info size={14} aria-hidden />}>{t('unrolled:noSource')}</Line>;
  if (text !== null && data?.series)
    return (
      <Line icon={<CircleAlert size={14} aria-hidden className="text-error" />}>
        <span className="flex-1">{t('unrolled:notRead', { count: data.series.columns.length })}</span>
        <Button size="sm" onClick={() => setSubject({ text: null, answer: null })}>
          {t('unrolled:toData')}
        </Button>
      </Line>
    );
  return (
    <Line icon={<Info size={14} aria-hidden />}>
      <span className="flex-1">{t('unrolled:noData', { node: nodeTitle(source) })}</span>
      <Button size="sm" onClick={() => selectNode(source.id)}>
        {t('app:data.choose')}
      </Button>
    </Line>
  );
}
