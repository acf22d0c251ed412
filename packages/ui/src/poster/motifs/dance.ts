import { at, circle, type Pen, shape, stroke, times } from "../pen.ts";

/** A leap with long sleeves before a red sun, and drops of ink. */
export function dance(p: Pen): string {
  const sun = p.between(104, 196);
  const drops = times(14, () => circle(p.between(16, 284), p.between(30, 300), p.between(1, 4.5), p.one)).join("");
  return `${circle(sun, 128, 78, p.two)}${drops}<g transform="translate(0 ${at(p.between(8, 20))})">${sleeves(p)}${figure(p)}</g>`;
}

function sleeves(p: Pen): string {
  const away = "M241 66C270 28 214 6 186 30C154 58 236 92 276 62C296 46 300 20 320 4";
  const behind = "M70 120C34 112 8 136 30 158C56 184 92 146 66 190C46 224 8 214-20 236";
  return stroke(away, p.one, 9) + stroke(behind, p.one, 9) + stroke(away, p.ground, 2) + stroke(behind, p.ground, 2);
}

function figure(p: Pen): string {
  return (
    circle(166, 103, 13, p.one) +
    circle(178, 92, 7, p.one) +
    shape("M152 122C160 114 172 116 174 124C172 146 166 160 170 182L138 186C136 164 142 140 152 122Z", p.one) +
    shape("M170 124C196 112 218 92 236 62L246 70C230 104 206 128 176 140Z", p.one) +
    shape("M154 122C124 116 98 112 70 116L68 127C96 130 122 138 148 142Z", p.one) +
    // The skirt flies behind; both legs reach far out under it.
    shape(
      "M138 180C158 172 168 176 172 180C206 182 236 172 276 150L280 158C246 190 208 206 174 206C168 204 160 202 156 200C124 214 84 240 34 262L30 252C74 226 112 200 138 180Z",
      p.one,
    ) +
    shape("M136 178C110 176 82 186 62 214C92 204 112 208 118 222C130 206 150 200 172 202L172 178Z", p.two) +
    stroke("M84 204C104 190 122 184 142 184M112 210C124 198 138 192 154 190", p.one, 2)
  );
}
