import { Background, BackgroundVariant, ConnectionMode, ReactFlow, SelectionMode } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, type MouseEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useUiStore } from '../state/ui-store.ts';
import { AddMenu } from './add-menu.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CanvasMenu } from './canvas-menu.tsx';
import { CanvasControls, CanvasTools } from './canvas-controls.tsx';
import { CanvasNode } from './canvas-node.tsx';
import { useDetail } from './detail.ts';
import { EmptyCanvas } from './empty-canvas.tsx';
import type { FlowItem, FlowWire } from './flow-types.ts';
import { fitOptions } from './geometry.ts';
import { ItemHelp } from './item-help.tsx';
import { held } from './gestures.ts';
import { GuideLines } from './guide-lines.tsx';
import { NoteNode } from './note-node.tsx';
import { OverviewMap } from './overview-map.tsx';
import { Plate } from './plate.tsx';
import { TileWires } from './tile-wires.tsx';
import { WireCard } from './wire-card.tsx';
import { WireHint } from './wire-hint.tsx';
import { WaitingWire } from './waiting-wire.tsx';
import { useArranging } from './use-arranging.ts';
import { useCanvasCommands } from './use-canvas-commands.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { useConnecting } from './use-connecting.ts';
import { useDropOnWire } from './use-drop-on-wire.ts';
import { useFlow } from './use-flow.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { useViewOfCanvas } from './view-of-canvas.ts';
import { useReveal } from './use-reveal.ts';
import { pointAtWire } from './wire-path-store.ts';
import { slideIn } from '../unrolled/roll.ts';
import { DepthWire, LooseWire, TargetWire } from './wires.tsx';

const onWireEnter = ({ clientX, clientY, buttons }: MouseEvent, { id }: FlowWire) => {
  if (buttons === 0) pointAtWire({ id, x: clientX, y: clientY });
};
const onWireLeave = () => pointAtWire(null);

const nodeTypes = { unroll: CanvasNode, note: NoteNode };
const noWires: FlowWire[] = [];
const edgeTypes = { depth: DepthWire, target: TargetWire };

function openingOf(draftId: string, way: string) {
  const { shown, scope, draftId: current } = useDocumentStore.getState();
  return current === draftId && scope.join('/') === way ? shown?.view.viewport : undefined;
}

/** The drawing. */
export function Canvas() {
  const surface = useRef<HTMLDivElement>(null);
  const draftId = useDocumentStore((state) => state.draftId);
  const way = useDocumentStore((state) => state.scope.join('/'));
  const arranging = useArranging(surface);
  const detail = useDetail();
  const flow = useFlow(arranging.places, detail);
  const connecting = useConnecting();
  const drop = usePaletteDrop();
  const dropOnWire = useDropOnWire();
  const commands = useCanvasCommands(surface);
  useClipboardEvents(surface);
  useViewOfCanvas();
  // From where the lane heads of the unrolled form were.
  useLayoutEffect(() => void (surface.current && slideIn(surface.current)), []);
  useReveal();
  useCanvasKeys(surface);
  const minimap = useUiStore((state) => state.minimap);
  // Where the view begins: read once for each document or group that is opened, not at every move of it.
  const opening = useMemo(() => openingOf(draftId, way), [draftId, way]);
  const items = useMemo(() => [...arranging.notes, ...flow.nodes], [arranging.notes, flow.nodes]);
  const isEmpty = items.length === 0;

  return (
    <CanvasMenu>
      <section
        ref={surface}
        data-canvas
        data-region="canvas"
        tabIndex={-1}
        aria-label={t('app:canvas.label')}
        data-detail={detail}
        className="canvas relative min-h-0 flex-1 bg-canvas outline-none"
        onDoubleClick={commands.onDoubleClick}
        {...drop}
      >
        <ReactFlow<FlowItem, FlowWire>
          key={`${draftId}/${way}`}
          nodes={items}
          edges={detail === 'tiles' ? noWires : flow.wires}
          onlyRenderVisibleElements={detail !== 'whole'}
          disableKeyboardA11y
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          connectionLineComponent={LooseWire}
          {...arranging.props}
          {...connecting}
          {...dropOnWire}
          onEdgeMouseEnter={onWireEnter}
          onEdgeMouseLeave={onWireLeave}
          {...(opening ? { defaultViewport: opening } : { fitView: true, fitViewOptions: fitOptions })}
          minZoom={0.2}
          maxZoom={2}
          connectionMode={ConnectionMode.Strict}
          connectionRadius={28}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={[...held.among]}
          selectionKeyCode={held.box}
          panActivationKeyCode={held.pan}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          elevateNodesOnSelect={false}
          nodeDragThreshold={2}
          attributionPosition="bottom-left"
          proOptions={{ hideAttribution: true }}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={2} />
          <WaitingWire />
          <WireHint />
          <WireCard />
          <GuideLines />
          {flow.plate && <Plate box={flow.plate} timesteps={flow.timesteps} />}
          {detail === 'tiles' && <TileWires nodes={flow.nodes} wires={flow.wires} />}
        </ReactFlow>
        {minimap && !isEmpty && <OverviewMap items={items} />}
        {isEmpty && <EmptyCanvas />}
        <Breadcrumbs />
        <CanvasTools />
        <CanvasControls />
        <AddMenu />
        <ItemHelp />
      </section>
    </CanvasMenu>
  );
}
