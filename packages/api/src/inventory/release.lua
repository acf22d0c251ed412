-- ARGV: account, hold id. Only its holder lets a hold go; letting go twice is fine.
local function main()
  local _, stale = known_sale()
  if stale then return stale end
  local a = read_account(ARGV[1])
  if not a.hold or a.hold.id ~= ARGV[2] then return { 'OK', '0' } end
  return { 'OK', tostring(release_hold(ARGV[1], a)) }
end
