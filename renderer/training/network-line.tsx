import type { UnrollDocument } from '../../shared/document/schema.ts';
import { networkLine, weightsLine, weightsOf } from '../state/run-document.ts';
import { Math } from '../ui/math.tsx';

/** "LSTM 128, w last 10": what was trained, in a line. */
export function NetworkLine({ document }: { readonly document: UnrollDocument }) {
  const network = networkLine(document);
  return (
    <>
      {network && `${network}, `}
      <Math tex="w" /> {weightsLine(weightsOf(document))}
    </>
  );
}
