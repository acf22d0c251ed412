-- ARGV: version that the caller knows. Lets overdue holds go, then says what has changed for pages since: sale and plan version, own version, and
-- the changes in their order; GAP when that is too long ago to tell.
local function main()
  local sale, stale = known_sale()
  if stale then return stale end
  release_due()
  tell_changes()
  local m = redis.call('HMGET', meta, 'plan', 'cut')
  local lines, cut = redis.call('LLEN', base .. 'log'), tonumber(m[2])
  if lines >= 2000 then
    redis.call('LTRIM', base .. 'log', -1000, -1)
    cut = redis.call('HINCRBY', meta, 'cut', lines - 1000)
    lines = 1000
  end
  local version, known = cut + lines, tonumber(ARGV[1])
  if known > version or known < cut then return { 'GAP', sale, m[1], number_text(version) } end
  local out = redis.call('LRANGE', base .. 'log', known - cut, -1)
  table.insert(out, 1, 'OK')
  table.insert(out, 2, sale)
  table.insert(out, 3, m[1])
  table.insert(out, 4, number_text(version))
  return out
end
