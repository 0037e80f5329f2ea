import { Math } from '../ui/math.tsx';

/** What a recurrent node hands on to its next timestep goes over its own head, through a delay of one step. */
export function TimeLoop({ states }: { readonly states: string }) {
  const names = states.split(', ');
  return (
    <>
      <svg className="pointer-events-none absolute overflow-visible" style={{ left: 0, top: 0 }} width="1" height="1" fill="none" aria-hidden>
        <path d="M94 -26h48" stroke="var(--canvas)" strokeWidth="8" />
        <path
          d="M235 23h16a16 16 0 0 0 16-16v-17a16 16 0 0 0-16-16H-17a16 16 0 0 0-16 16v17a16 16 0 0 0 16 16h6"
          stroke="var(--recurrence)"
          strokeWidth="2"
        />
        <path d="m-16 18.5 6 4.5-6 4.5" stroke="var(--recurrence)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className="time-port" style={{ left: -1 }} />
      <span className="time-port" style={{ left: 235 }} />
      <span className="pointer-events-none absolute right-4 -top-[37px] grid h-5.5 w-8.5 place-items-center rounded-chip pt-1 border border-recurrence bg-recurrence-tint text-small text-recurrence">
        <Math tex="z^{-1}" />
      </span>
      <span className="pointer-events-none absolute top-1 right-full mr-9.5 text-small text-recurrence">
        <Math tex={`${names[0] ?? ''}_{t-1}`} />
      </span>
      <span data-loop="out" className="pointer-events-none absolute top-1 left-full ml-9.5 text-small text-recurrence">
        <Math tex={names.map((name) => `${name}_t`).join(', ')} />
      </span>
    </>
  );
}
