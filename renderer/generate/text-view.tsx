import { useEffect, useState } from 'react';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { openGeneration } from './generation-store.ts';
import { SymbolPanel } from './symbol-panel.tsx';
import { TextForm } from './text-form.tsx';
import { WrittenText } from './written-text.tsx';

/** Continues a text: what to start with at the left, the text in the middle, the symbol looked at on the right. */
export function TextView({ run }: { readonly run: RunSummary }) {
  // The symbol that was chosen stays; the one under the pointer only while it is there.
  const [chosen, setChosen] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  useEffect(() => openGeneration(run.documentId), [run.documentId]);
  return (
    <div className="grid h-full min-h-0 grid-cols-[272px_minmax(0,1fr)_minmax(260px,336px)]">
      <TextForm run={run} onGenerate={() => setChosen(null)} />
      <WrittenText chosen={chosen} onChoose={setChosen} onHover={setHovered} />
      <SymbolPanel index={hovered ?? chosen} pinned={hovered === null && chosen !== null} />
    </div>
  );
}
