-- Unit state of one performance, all under one hash tag, so that one call decides on all of it.
--   meta       epoch, sale, plan (versions), units, groups (counts), opens, closes, open, limit, holdMs, strict, fence, version,
--              due (nothing is overdue before it), loadedAt
--   units      seven bytes a unit, big endian: owner * 4 + state. 0 is free; state 1 held, 2 claimed, 3 sold; 3 without an owner is blocked.
--              The owner is the hold's fencing number, which the claim repeats: one order has one.
--   places     four bytes a unit: its group (tier in a pool), and which block of that group
--   blocks:<g> neighbours of a group, nearest to what everybody looks at first: see seat-blocks.ts
--   room:<g>   a byte a block: no more free neighbours than this; 255 is not known
--   holds      fence -> id|account|channel|client key|deadline|kept|units|items
--   deadlines  fence -> deadline in ms of this server's clock
--   accounts   account -> units it holds or owns : fence of its hold : holds it let go : since when those are counted
--   changes    stream of what pages see, id <version>-0: c = unit:state,unit:state (1 free, 2 held or claimed, 3 sold) or reset
-- EPOCH is the life of the server that this text was loaded in. A file defines main(); what it changes for pages is told once, at its end.
local meta = KEYS[1]
local base = string.sub(meta, 1, -5)
local units_key, holds_key, deadlines_key, accounts_key = base .. 'units', base .. 'holds', base .. 'deadlines', base .. 'accounts'
local format, byte = string.format, string.byte
local changes = nil

local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

-- State of another life, or none: whoever asks must wait until it is rebuilt from the database.
local function stale()
  local own = redis.call('HGET', meta, 'epoch')
  if own == EPOCH then return nil end
  return { 'STALE', own or '0' }
end

-- Pages see a list of units in this state from now on.
local function show(units, state)
  local shown = string.gsub(units, ',', ':' .. state .. ',') .. ':' .. state
  changes = changes and changes .. ',' .. shown or shown
end

local function tell(version)
  redis.call('XADD', base .. 'changes', 'MAXLEN', '~', 1000, version .. '-0', 'c', changes)
end

local function tell_changes()
  if changes then tell(redis.call('HINCRBY', meta, 'version', 1)) end
end

local function number_text(n) return format('%.0f', n) end

-- One BITFIELD over a comma list of units: reads them, or sets all to a value and says what they were.
local function each_unit(units, value)
  local asked, n = {}, 0
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

local function set_unit(unit, value) redis.call('BITFIELD', units_key, 'SET', 'u56', '#' .. unit, value) end

local function account_of(account)
  local known = redis.call('HGET', accounts_key, account)
  if not known then return 0, nil, 0, 0 end
  local owned, fence, gone, since = string.match(known, '^(%d+):(%d*):(%d+):(%d+)$')
  return tonumber(owned), fence ~= '' and fence or nil, tonumber(gone), tonumber(since)
end

local function keep_account(account, owned, fence, gone, since)
  if owned <= 0 and not fence and gone == 0 then
    redis.call('HDEL', accounts_key, account)
  else
    redis.call('HSET', accounts_key, account, format('%d:%s:%d:%.0f', math.max(owned, 0), fence or '', gone, since))
  end
end

local function read_hold(fence)
  local kept = redis.call('HGET', holds_key, fence)
  if not kept then return nil end
  local id, account, channel, key, deadline, used, units, items =
    string.match(kept, '^([^|]*)|([^|]*)|([^|]*)|([^|]*)|([^|]*)|([^|]*)|([^|]*)|(.*)$')
  return { id = id, account = account, channel = channel, key = key, deadline = tonumber(deadline), used = used, units = units, items = items }
end

local function write_hold(fence, h)
  redis.call('HSET', holds_key, fence, h.id .. '|' .. h.account .. '|' .. h.channel .. '|' .. h.key .. '|' .. number_text(h.deadline) .. '|'
    .. h.used .. '|' .. h.units .. '|' .. h.items)
end

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
    local state = is[n] - fence * 4
    if states[state] then
      freed[#freed + 1] = unit
      set_unit(unit, 0)
      make_room(unit)
    end
  end
  if #freed > 0 then show(table.concat(freed, ','), 1) end
  return #freed
end

-- A hold is over. A unit that has become another's in the meantime stays his. `counted`: a try to hold and let go.
local function release_hold(fence, now, counted)
  redis.call('ZREM', deadlines_key, fence)
  local h = read_hold(fence)
  if not h then return 0 end
  redis.call('HDEL', holds_key, fence)
  local freed = free_units(h.units, tonumber(fence), { [1] = true })
  local owned, own, gone, since = account_of(h.account)
  if own == fence then own = nil end
  if counted then
    if now - since > LET_GO_MS then gone, since = 0, now end
    gone = gone + 1
  end
  keep_account(h.account, owned - freed, own, gone, since)
  return freed
end

-- Holds past their deadline go, a bounded number a call; `due` spares everyone else the look.
local function release_due(now)
  local due = redis.call('HGET', meta, 'due')
  if not due or now < tonumber(due) then return end
  for _, fence in ipairs(redis.call('ZRANGEBYSCORE', deadlines_key, '-inf', now, 'LIMIT', 0, 50)) do release_hold(fence, now, true) end
  local next = redis.call('ZRANGE', deadlines_key, 0, 0, 'WITHSCORES')
  if next[2] then redis.call('HSET', meta, 'due', next[2]) else redis.call('HDEL', meta, 'due') end
end
