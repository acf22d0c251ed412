-- The search of the best seats, for the scripts that hold or only look. A block is a stretch of neighbours of one group in a row, no aisle in
-- it; the blocks of a group are sorted by their least distance to the focal point, so that the search ends where none can be nearer.
local BLOCK = 26 -- '>I4I2fffff': first unit, seats, least distance, x and y of the first and the last seat from the focal point

-- The next block of a group, from this one on, that may have n (at most 254) free neighbours. '%' (37) and '^' (94) are not themselves in a
-- pattern's set.
local function next_block(room, n, from)
  local wanted = n < 37 and string.char(n) .. '-$%%&-\255' or n == 37 and '%%&-\255' or (n == 94 and '%^_' or string.char(n)) .. '-\255'
  return string.find(room, '[' .. wanted .. ']', from)
end

local function block_at(blocks, at)
  local first, seats, least, ax, ay, bx, by = struct.unpack('>I4I2fffff', blocks, (at - 1) * BLOCK + 1)
  return { first = first, seats = seats, least = least, ax = ax, ay = ay, bx = bx, by = by }
end

local function middle(b, from, n)
  local t = b.seats > 1 and (from + (n - 1) / 2) / (b.seats - 1) or 0
  return b.ax + (b.bx - b.ax) * t, b.ay + (b.by - b.ay) * t
end

-- The stretches of free seats in a block as pairs {from, length}, and the longest length.
local function free_stretches(b)
  local bytes = redis.call('GETRANGE', units_key, b.first * 7, (b.first + b.seats) * 7 - 1)
  local out, open, longest = {}, nil, 0
  for i = 0, b.seats - 1 do
    -- The last byte holds the state: of a free unit alone it is nothing.
    if byte(bytes, i * 7 + 7) == 0 then
      if not open then
        open = { i, 0 }
        out[#out + 1] = open
      end
      open[2] = open[2] + 1
      if open[2] > longest then longest = open[2] end
    else
      open = nil
    end
  end
  return out, longest
end

-- n free neighbours, as near to (x, y) as can be, leaving no single free seat where there is a choice. With `limit` only so many blocks are
-- looked at. Returns first unit and the middle's coordinates, or nil.
local function best_together(groups, n, x, y, limit)
  local best, lone = { cost = math.huge }, { cost = math.huge }
  local ordered = x == 0 and y == 0
  local looked = 0
  for _, group in ipairs(groups) do
    local room_key = base .. 'room:' .. group
    local room = redis.call('GET', room_key) or ''
    local blocks = redis.call('GET', base .. 'blocks:' .. group) or ''
    local at = next_block(room, n, 1)
    while at do
      local b = block_at(blocks, at)
      if ordered and b.least >= best.cost then break end
      if limit and looked >= limit then break end
      looked = looked + 1
      local stretches, longest = free_stretches(b)
      if longest < byte(room, at) then redis.call('SETRANGE', room_key, at - 1, string.char(longest)) end
      for _, stretch in ipairs(stretches) do
        for from = stretch[1], stretch[1] + stretch[2] - n do
          local left, right = from - stretch[1], stretch[1] + stretch[2] - from - n
          local mx, my = middle(b, from, n)
          local cost = math.sqrt((mx - x) ^ 2 + (my - y) ^ 2)
          local into = (left == 1 or right == 1) and lone or best
          if cost < into.cost then into.cost, into.unit, into.x, into.y = cost, b.first + from, mx, my end
        end
      end
      at = next_block(room, n, at + 1)
    end
  end
  if best.unit then return best.unit, best.x, best.y end
  return lone.unit, lone.x, lone.y
end

local function add_run(into, first, n) for unit = first, first + n - 1 do into[#into + 1] = unit end end

-- Any n free units of the groups, block by block: places without a seat, or all that is left.
local function any_units(groups, n)
  local out = {}
  for _, group in ipairs(groups) do
    local room_key = base .. 'room:' .. group
    local room = redis.call('GET', room_key) or ''
    local blocks = redis.call('GET', base .. 'blocks:' .. group) or ''
    local at = next_block(room, 1, 1)
    while at and #out < n do
      local b = block_at(blocks, at)
      local stretches, longest = free_stretches(b)
      if longest < byte(room, at) then redis.call('SETRANGE', room_key, at - 1, string.char(math.min(longest, 254))) end
      for _, stretch in ipairs(stretches) do add_run(out, b.first + stretch[1], math.min(stretch[2], n - #out)) end
      at = next_block(room, 1, at + 1)
    end
  end
  return out
end

-- A want's units: way 's' neighbours only, 'p' parted over rows where it must be, 'n' any. Returns them, or nil, code and how many there are.
local function find_units(groups, n, way)
  if way ~= 'n' then
    local first, x, y = best_together(groups, n, 0, 0)
    if first then
      local out = {}
      add_run(out, first, n)
      return out
    end
  end
  if way == 'p' then
    -- The largest pieces that there are, the later ones near the first.
    local out, near, taken = {}, nil, {}
    local size = n - 1
    while size > 0 and #out < n do
      size = math.min(size, n - #out)
      local first, x, y = best_together(groups, size, near and near.x or 0, near and near.y or 0, near and 200)
      if first then
        near = near or { x = x, y = y }
        local piece = {}
        add_run(piece, first, size)
        add_run(out, first, size)
        -- Marked while the search goes on; whoever asked sets them for good, or takes the marks off.
        for _, unit in ipairs(piece) do
          set_unit(unit, 3)
          taken[#taken + 1] = unit
        end
      else
        size = size - 1
      end
    end
    for _, unit in ipairs(taken) do
      set_unit(unit, 0)
      make_room(unit)
    end
    if #out == n then return out end
    return nil, 'NOT_ENOUGH_UNITS', #out
  end
  local out = any_units(groups, n)
  if #out < n then return nil, 'NOT_ENOUGH_UNITS', #out end
  if way == 's' then return nil, 'NOT_TOGETHER', #out end
  return out
end

-- 'g,g,g:count:way' as it comes from the caller.
local function read_want(text)
  local list, count, way = string.match(text, '^([%d,]*):(%d+):(%a)$')
  local groups = {}
  for group in string.gmatch(list, '%d+') do groups[#groups + 1] = group end
  return groups, tonumber(count), way
end
