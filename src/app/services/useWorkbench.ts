import { use } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { Workbench } from "../../state/workbench.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { type Services, ServicesContext, type UiState } from "./services.ts";

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === null) throw new Error("there is no ServicesContext around this component");
  return services;
}

/** The workbench, for its actions. */
export function useWorkbench(): Workbench {
  return useServices().workbench;
}

/** A part of the state; the component renders again when it changes. */
export function useWorkbenchState<T>(select: (state: WorkbenchState) => T): T {
  return useStore(useWorkbench().store, select);
}

/** Like `useWorkbenchState`, for a list or object that the selector creates: compares members. */
export function useWorkbenchList<T>(select: (state: WorkbenchState) => T): T {
  return useStore(useWorkbench().store, useShallow(select));
}

export function useUiState<T>(select: (state: UiState) => T): T {
  return useStore(useServices().ui, select);
}
