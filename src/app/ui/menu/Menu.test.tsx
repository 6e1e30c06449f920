// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Copy } from "lucide-react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MenuButton } from "./MenuButton.tsx";

afterEach(cleanup);

function renderMenu(): { readonly chosen: string[] } {
  const chosen: string[] = [];
  const choose = (name: string) => () => {
    chosen.push(name);
  };
  render(
    <MenuButton
      label="Column actions"
      icon={Copy}
      items={[
        { kind: "action", label: "Sort", onSelect: choose("sort") },
        { kind: "action", label: "Locked", isDisabled: true, onSelect: choose("locked") },
        { kind: "separator" },
        { kind: "toggle", label: "Wrap", isChecked: true, onSelect: choose("wrap") },
      ]}
    />,
  );
  return { chosen };
}

describe("Menu", () => {
  it("focuses its first item and wraps around by keyboard", async () => {
    const user = userEvent.setup();
    renderMenu();
    const button = screen.getByRole("button", { name: "Column actions" });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    await user.click(button);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "Sort" }));
    await user.keyboard("{ArrowUp}");
    const toggle = screen.getByRole("menuitemcheckbox", { name: "Wrap" });
    expect(document.activeElement).toBe(toggle);
    expect(toggle.getAttribute("aria-checked")).toBe("true");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement?.textContent).toBe("Locked");
  });

  it("closes on a choice and runs it once", async () => {
    const user = userEvent.setup();
    const { chosen } = renderMenu();
    await user.click(screen.getByRole("button", { name: "Column actions" }));
    await user.keyboard("{Enter}");
    expect(chosen).toEqual(["sort"]);
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("stays open after a click on a disabled item", async () => {
    const user = userEvent.setup();
    const { chosen } = renderMenu();
    await user.click(screen.getByRole("button", { name: "Column actions" }));
    await user.click(screen.getByRole("menuitem", { name: "Locked" }));
    expect(chosen).toEqual([]);
    expect(screen.getByRole("menu")).toBeTruthy();
  });

  it("returns the focus on Escape", async () => {
    const user = userEvent.setup();
    renderMenu();
    const button = screen.getByRole("button", { name: "Column actions" });
    await user.click(button);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it("does not pass its keys to surrounding elements", async () => {
    const user = userEvent.setup();
    const onKeyDown = vi.fn();
    render(
      <div onKeyDown={onKeyDown}>
        <MenuButton
          label="More"
          icon={Copy}
          items={[{ kind: "action", label: "One", onSelect: vi.fn() }]}
        />
      </div>,
    );
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.keyboard("{ArrowDown}{Home}");
    expect(onKeyDown).not.toHaveBeenCalled();
  });
});
