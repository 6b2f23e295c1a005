import type { ActionRef } from './actions.ts';
import type { Failure, Strike } from './failure.ts';
import { failures } from './failures.ts';
import type { ContainerKind } from './pod-spec.ts';
import type { StateRow, WayRow } from './region.ts';

type RegionName = Failure['region'];

/** The failures of each region, which may strike where another of them has struck. */
const beside = new Map<RegionName, Set<string>>();
for (const { region, reason } of failures) beside.set(region, (beside.get(region) ?? new Set()).add(reason));

/**
 * Adds the catalogue's rows for a region to its states: each failure becomes a state, each of its strikes a transition
 * of the states that it can happen in. A strike at a state that the region does not have is left out, and so is a
 * failure that has no other.
 */
export function withSidings(
  region: RegionName,
  states: readonly StateRow[],
  kind?: ContainerKind,
  release: readonly ActionRef[] = [],
): StateRow[] {
  const names = new Set([...states.map(({ name }) => name), ...(beside.get(region) ?? [])]);
  const rows = failures.filter(
    (failure) => failure.region === region && failure.strikes.some(({ at }) => at.some((state) => names.has(state))),
  );
  const sidings = rows.map((failure) => toState(failure, kind, release));
  return [...states, ...sidings].map((state) => ({
    ...state,
    on: [...(state.on ?? []), ...strikesAt(state.name, rows)],
  }));
}

function toState(failure: Failure, kind: ContainerKind | undefined, release: readonly ActionRef[]): StateRow {
  const { reason, waiting, timer, leaves } = failure;
  const entry: ActionRef[] = [
    ...(waiting
      ? [{ type: 'container.wait', params: { container: '{container}', reason, message: waiting } } as const]
      : []),
    ...(failure.region === 'container' ? release : []),
  ];
  return {
    name: reason,
    face: {
      stage: kind === 'init' ? 'accept' : failure.stage,
      mark: failure.mark,
      title: kind && kind !== 'main' ? `Init:${reason}` : (failure.title ?? reason),
      actor: failure.actor,
      says: failure.says,
      source: failure.source,
      ...(failure.note ? { note: failure.note } : {}),
      ...(failure.rare ? { rare: failure.rare } : {}),
    },
    entry,
    ...(timer ? { timer } : {}),
    on: leaves,
  };
}

function strikesAt(state: string, rows: readonly Failure[]): WayRow[] {
  return rows.flatMap((failure) =>
    failure.strikes.filter(({ at }) => at.includes(state)).map((strike) => toWay(strike, failure)),
  );
}

function toWay(
  { event, label, way = 'failure', when, quiet, rare, does = [], records = [], payload }: Strike,
  failure: Failure,
): WayRow {
  const from = failure.region === 'placement' ? 'default-scheduler' : 'kubelet';
  return {
    event,
    to: failure.reason,
    label,
    way,
    ...(when ? { when } : {}),
    ...(quiet ? { quiet } : {}),
    ...(rare || failure.rare ? { rare: true } : {}),
    ...(payload ? { payload } : {}),
    does: [...does, ...records.map((record) => ({ type: 'record', params: { ...record, from } }) as const)],
  };
}
