import { expect, it } from "vitest";
import { loginPath, sameSitePath } from "./paths.ts";

it.each([
  ["/", "/"],
  ["/orders/1?tab=2#top", "/orders/1?tab=2#top"],
  ["/a/../b", "/b"],
  ["/检索?q=茶馆", "/%E6%A3%80%E7%B4%A2?q=%E8%8C%B6%E9%A6%86"],
])("a login goes on to %s", (next, path) => {
  expect(sameSitePath(next)).toBe(path);
});

it.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/login",
  "/login?next=/login",
  "",
  undefined,
  ["/a", "/b"],
])("a login never leads to another site, nor back to itself: %j", (next) => {
  expect(sameSitePath(next)).toBe("/");
});

it("the login page leads back to where one came from", () => {
  expect(loginPath("/orders?tab=2")).toBe("/login?next=%2Forders%3Ftab%3D2");
  expect(loginPath("/")).toBe("/login");
});
