import { useEffect, useState } from 'react';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { openGeneration } from './generation-store.ts';
import { SymbolPanel } from './symbol-panel.tsx';
import { TextForm } from './text-form.tsx';
import { useWhy } from './why/use-why.ts';
import { focusWritten, WrittenText } from './written-text.tsx';

/** Continues a text: what to start with at the left, the text in the middle, the symbol looked at on the right. */
export function TextView({ run }: { readonly run: RunSummary }) {
  // The symbol that was chosen stays until it is let go; without one, that under the pointer is told of.
  const [chosen, setChosen] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const why = useWhy(chosen);
  useEffect(() => openGeneration(run.documentId), [run.documentId]);
  const letGo = () => {
    setChosen(null);
    focusWritten();
  };
  return (
    <div className="grid h-full min-h-0 grid-cols-[272px_minmax(0,1fr)_minmax(300px,360px)] max-[800px]:grid-cols-[232px_minmax(0,1fr)] max-[800px]:grid-rows-[2fr_3fr] max-[800px]:*:first:row-span-2 max-[800px]:*:last:border-t max-[800px]:*:last:border-line">
      <TextForm run={run} onGenerate={() => setChosen(null)} />
      <WrittenText chosen={chosen} onChoose={setChosen} onHover={setHovered} marks={why.state === 'ready' ? why.why.marks : null} />
      <SymbolPanel index={chosen ?? hovered} pinned={chosen !== null} why={why} onClose={letGo} />
    </div>
  );
}
