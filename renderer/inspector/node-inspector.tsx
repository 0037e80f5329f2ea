import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import { renameNode } from '../../shared/document/edit.ts';
import { mostLetters, type GraphNode, type UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { definitionOf } from '../../shared/document/groups.ts';
import { isBoundary } from '../../shared/nodes/boundary.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { commandEntry } from '../app/command-entry.ts';
import { useCheckStore } from '../state/check-store.ts';
import { edit } from '../state/document-store.ts';
import { IconButton } from '../ui/button.tsx';
import { FieldRow, Form } from '../ui/field-row.tsx';
import { kindHelp, kindSubtitle, kindTitle } from '../ui/kind-text.ts';
import { Equations } from '../ui/math.tsx';
import { Menu } from '../ui/menu.tsx';
import { PanelHeader, Section } from '../ui/panel.tsx';
import { RoleTile } from '../ui/role-tile.tsx';
import { CommittedText } from './committed-text.tsx';
import { DiagnosticCard } from './diagnostic-card.tsx';
import { FieldControl } from './field-control.tsx';
import { GroupInspector } from './group-inspector.tsx';
import { useOpenGroup } from './use-open-group.ts';
import { LearnedNumbers } from './learned-numbers.tsx';
import { Shapes } from './shapes.tsx';

/** Everything of one node: what is wrong, shapes, the form made from its kind, learned numbers, equations. */
export function NodeInspector({ node, document }: { readonly node: GraphNode; readonly document: UnrollDocument }) {
  const kind = kindById(node.kind);
  const diagnostics = useCheckStore((state) => state.diagnostics);
  const signals = useCheckStore((state) => state.signals[node.id]);
  const learned = useCheckStore((state) => state.learned[node.id]);
  const open = useOpenGroup();
  const border = isBoundary(node);
  const group = border ? open : definitionOf(document.graph, node);
  const own = diagnostics.filter((each) => each.node === node.id);
  const ports = portsOf(document.graph, node);
  const params = kind ? kind.read(node.params) : node.params;
  const equations = kind?.equations(params, signals) ?? [];
  return (
    <>
      <PanelHeader
        stacked
        line
        start={<RoleTile role={kind?.role ?? null} kind={node.kind} />}
        title={nodeTitle(node)}
        note={kindSubtitle(node.kind)}
        end={<NodeMenu />}
      />
      {own.length > 0 && (
        <div className="flex flex-col gap-2 border-b border-line p-3">
          {own.map((diagnostic, index) => (
            <DiagnosticCard key={index} diagnostic={diagnostic} />
          ))}
        </div>
      )}
      {ports && signals && <Shapes ports={ports} signals={signals} batch={document.training.batch} />}
      {!border && (
      <Section>
        <Form>
          <FieldRow label={t('app:inspector.name')}>
            {(id) => (
              <CommittedText
                id={id}
                value={node.name}
                maxLength={mostLetters.name}
                placeholder={kindTitle(node.kind)}
                onCommit={(name) => edit({ key: 'app:edit.rename' }, renameNode(node.id, name))}
              />
            )}
          </FieldRow>
          {kind && node.kind !== 'group' &&
            Object.entries(kind.fields).filter(([, { when }]) => !when || params[when.field] === when.is).map(([name, field]) => (
              <FieldControl key={name} node={node} name={name} field={field} value={params[name]} document={document} />
            ))}
        </Form>
      </Section>
      )}
      {group && <GroupInspector group={group} instance={!border} {...(!border && { learned })} />}
      {kind && signals && <LearnedNumbers kind={kind} params={params} signals={signals} />}
      {equations.length > 0 && (
        <Section title={t('app:inspector.computes')} className="border-b-0">
          <Equations lines={equations} />
          <p className="mt-3 text-small leading-[18px] text-ink-2">{kindHelp(node.kind)}</p>
        </Section>
      )}
    </>
  );
}

function NodeMenu() {
  return (
    <Menu
      label={t('app:inspector.more')}
      align="end"
      entries={() => [
        { ...commandEntry('duplicate'), icon: <Copy size={14} aria-hidden /> },
        { ...commandEntry('delete'), icon: <Trash2 size={14} aria-hidden />, tone: 'danger' },
      ]}
      trigger={
        <IconButton label={t('app:inspector.more')}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    />
  );
}
