-- Unit state of one performance, all under one hash tag, so that one call decides on all of it.
--   sale       epoch:sale version, and :microseconds by which this server's clock was behind fencing numbers when it was loaded
--   units      seven bytes a unit, big endian: owner * 4 + state. 0 is free; state 1 held, 2 claimed, 3 sold; 3 without an owner is blocked.
--              The owner is the hold's fencing number, which the claim repeats: the microsecond it was given at, counted from 2026 on.
--   places     four bytes a unit: its group (tier in a pool), and which block of that group
--   blocks:<g> neighbours of a group, nearest to what everybody looks at first: see seat-blocks.ts
--   room:<g>   a byte a block: no more free neighbours than this; 255 is not known
--   accounts   account -> units it holds or owns : holds it let go : since when (s) those are counted, and of the hold it has
--              : given at (s) : (us) : clock was behind by (us) : lasts (ms) : was kept longer |id|channel|client key|units|items
--   due        holds of hold-named.lua, 'second given:account' a line. All last as long, so the first was given first; a line whose hold is gone,
--              or lasts otherwise by now, says nothing
--   deadlines  account -> the second its hold ends in, by this server's clock: all other holds
--   closed     account -> client keys of its holds that are over, newest first; gone some time after the last of anybody
--   ordering   account -> orders under way from its hold, 'hold id:order:until (ms)' each: so long nobody lets that hold go or changes it
--   log        what pages see, a line a change: unit:state,unit:state (1 free, 2 held or claimed, 3 sold) or reset; its number is the version
--   told       claims that were told while somebody loads (rebuilding): mode, fence, account, units, mode…
--   meta       plan version, units, groups (counts), loadedAt, cut (lines taken off the log), lasts (of a hold in `due`, s)
-- EPOCH is the life of the server that this text was loaded in. A file defines main(); what it changes for pages is told once, at its end.
local base = string.sub(KEYS[1], 1, -5)
local meta, units_key, accounts_key = base .. 'meta', base .. 'units', base .. 'accounts'
local due_key, deadlines_key, ordering_key = base .. 'due', base .. 'deadlines', base .. 'ordering'
local format, byte = string.format, string.byte
local Y2026 = 1767225600
local changes, clock = nil, nil

-- This server's time: ms, and its second and microsecond as they were told.
local function now()
  clock = clock or redis.call('TIME')
  return clock[1] * 1000 + math.floor(clock[2] / 1000), clock[1], clock[2]
end

-- State of another life, or none: whoever asks must wait until it is rebuilt from the database. Else the sale version and the clock's lag.
local function known_sale()
  local sale = redis.call('GET', KEYS[1])
  local epoch, version, behind = string.match(sale or '', '^(%d+):(%d+):?(%d*)$')
  if epoch ~= EPOCH then return nil, { 'STALE', epoch or '0' } end
  return version, nil, behind == '' and '0' or behind
end

-- Pages see a list of units in this state from now on.
local function show(units, state)
  local shown = string.gsub(units, ',', ':' .. state .. ',') .. ':' .. state
  changes = changes and changes .. ',' .. shown or shown
end

local function tell_changes()
  if not changes then return end
  local lines = redis.call('RPUSH', base .. 'log', changes)
  changes = nil
  if lines >= 2000 then
    redis.call('LTRIM', base .. 'log', -1000, -1)
    redis.call('HINCRBY', meta, 'cut', lines - 1000)
  end
end

local function number_text(n) return format('%.0f', n) end
local function value_of(fence, state) return fence * 4 + state end
local function fence_of(second, micro, behind) return (second - Y2026) * 1000000 + micro + behind end

-- One BITFIELD over a comma list of units: reads them, or sets all to a value and says what they were.
local function each_unit(units, value)
  local asked, n = {}, 0
  value = value and number_text(value)
  for unit in string.gmatch(units, '%d+') do
    if value then
      asked[n + 1], asked[n + 2], asked[n + 3], asked[n + 4] = 'SET', 'u56', '#' .. unit, value
      n = n + 4
    else
      asked[n + 1], asked[n + 2], asked[n + 3] = 'GET', 'u56', '#' .. unit
      n = n + 3
    end
  end
  if n == 0 then return {} end
  return redis.call('BITFIELD', units_key, unpack(asked))
end

local function set_unit(unit, value) redis.call('BITFIELD', units_key, 'SET', 'u56', '#' .. unit, number_text(value)) end

-- What is free again may be a better place than its block was thought to have.
local function make_room(unit)
  local place = redis.call('GETRANGE', base .. 'places', unit * 4, unit * 4 + 3)
  local group = byte(place, 1) * 256 + byte(place, 2)
  if group ~= 65535 then redis.call('SETRANGE', base .. 'room:' .. group, byte(place, 3) * 256 + byte(place, 4), '\255') end
end

-- Frees those of the units that this owner has in one of these states; says how many.
local function free_units(units, fence, states)
  local freed, n, is = {}, 0, each_unit(units)
  for unit in string.gmatch(units, '%d+') do
    n = n + 1
    if states[is[n] - value_of(fence, 0)] then
      freed[#freed + 1] = unit
      set_unit(unit, 0)
      make_room(unit)
    end
  end
  if #freed > 0 then show(table.concat(freed, ','), 1) end
  return #freed
end

-- What an account owns, and its hold if it has one.
local function read_account(account)
  local known = redis.call('HGET', accounts_key, account)
  if not known then return { owned = 0, gone = 0, since = 0 } end
  local owned, gone, since, rest = string.match(known, '^(%d+):(%d+):(%d+)(.*)$')
  local a = { owned = tonumber(owned), gone = tonumber(gone), since = tonumber(since) }
  if rest ~= '' then
    local second, micro, behind, lasts, kept, id, channel, key, units, items =
      string.match(rest, '^:(%d+):(%d+):(%d+):(%d+):(%d)|([^|]*)|([^|]*)|([^|]*)|([^|]*)|(.*)$')
    a.hold = { second = second, micro = micro, behind = behind, lasts = lasts, kept = kept, id = id, channel = channel, key = key, units = units,
      items = items, fence = fence_of(second, micro, behind), deadline = second * 1000 + math.floor(micro / 1000) + lasts }
  end
  return a
end

-- Whoever has a request that is closed is not new here: hold-named.lua, which does not look for those, leaves him to the whole script.
local function write_account(account, a)
  local h = a.hold
  if a.owned <= 0 and not h and a.gone == 0 and redis.call('HEXISTS', base .. 'closed', account) == 0 then
    redis.call('HDEL', accounts_key, account)
    return
  end
  local text = format('%d:%d:%.0f', math.max(a.owned, 0), a.gone, a.since)
  if h then
    text = text .. ':' .. h.second .. ':' .. h.micro .. ':' .. h.behind .. ':' .. h.lasts .. ':' .. h.kept .. '|' .. h.id .. '|' .. h.channel .. '|'
      .. h.key .. '|' .. h.units .. '|' .. h.items
  end
  redis.call('HSET', accounts_key, account, text)
end

local function ends_at(account, deadline) redis.call('ZADD', deadlines_key, math.ceil(deadline / 1000), account) end

-- The hold of this request is over (let go, replaced, ordered, its time up): should the request arrive once more, it must not bring it back, or
-- another hold in the place of the one that the account has now.
local function close_request(account, key)
  local keys = redis.call('HGET', base .. 'closed', account) or ''
  redis.call('HSET', base .. 'closed', account, key .. ',' .. (string.match(keys, '^[^,]+,[^,]+,[^,]+,') or keys))
  redis.call('PEXPIRE', base .. 'closed', LET_GO_MS)
end

local function is_closed(account, key)
  local keys = redis.call('HGET', base .. 'closed', account)
  return keys and string.find(',' .. keys, ',' .. key .. ',', 1, true)
end

-- Whether an order of this hold is under way: let go now, its units would be another's hold by the time the order takes them.
local function is_in_order(account, h)
  local ms = now()
  for id, till in string.gmatch(redis.call('HGET', ordering_key, account) or '', '([^:,]+):[^:,]+:(%d+)') do
    if id == h.id and tonumber(till) > ms then return true end
  end
  return false
end

-- One more hold that came to nothing; they are counted for a while.
local function count_gone(a)
  local ms = now()
  if ms - a.since * 1000 > LET_GO_MS then a.gone, a.since = 0, math.floor(ms / 1000) end
  a.gone = a.gone + 1
end

-- An account's hold is over. A unit that has become another's in the meantime stays his.
local function release_hold(account, a)
  redis.call('ZREM', deadlines_key, account)
  local h = a.hold
  if not h then return 0 end
  a.hold = nil
  local freed = free_units(h.units, h.fence, { [1] = true })
  a.owned = a.owned - freed
  count_gone(a)
  write_account(account, a)
  return freed
end

-- Whom a line of `due` is of, what that account has, and whether its hold still ends as the line says.
local function read_due(line)
  local second, account = string.match(line, '^(%d+):(.*)$')
  local a = read_account(account)
  return account, a, a.hold and a.hold.second == second and a.hold.kept == '0'
end

local function release_overdue(account, a)
  if a.hold then close_request(account, a.hold.key) end
  release_hold(account, a)
end

-- Holds past their deadline go, a bounded number a call.
local function release_due()
  local second = math.floor(now() / 1000)
  for _, account in ipairs(redis.call('ZRANGEBYSCORE', deadlines_key, '-inf', second, 'LIMIT', 0, 50)) do
    release_overdue(account, read_account(account))
  end
  for _ = 1, 50 do
    local line = redis.call('LINDEX', due_key, 0)
    if not line then return end
    local account, a, lives = read_due(line)
    if lives and a.hold.deadline >= second * 1000 then return end
    redis.call('LPOP', due_key)
    if lives then release_overdue(account, a) end
  end
end

-- A hold as the caller reads it.
local function told(code, h)
  return { code, h.second, h.micro, h.behind, h.units, h.id, h.items, h.lasts, number_text((now())) }
end
