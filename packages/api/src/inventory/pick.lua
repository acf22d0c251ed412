-- ARGV: count, way, groups (comma list). The best free units now; nothing is kept.
local function main()
  local _, stale = known_sale()
  if stale then return stale end
  release_due()
  local groups, count, way = read_want(ARGV[3] .. ':' .. ARGV[1] .. ':' .. ARGV[2])
  local found, code, left = find_units(groups, count, way)
  if not found then return { code, tostring(left) } end
  return { 'OK', table.concat(found, ',') }
end
