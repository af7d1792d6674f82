-- Drives Neovim in a test: opens an article, waits for the finding, applies its quick fix, formats and saves.
-- Environment: COMMAND (the server, one argument a line), ARTICLE, FOLDER, REPORT (where to write what was seen).
local seen = {}
local function finish()
  vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.REPORT)
  vim.cmd('qall!')
end

local ok, err = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.ARTICLE))
  local buffer = vim.api.nvim_get_current_buf()
  local settled
  local start = vim.lsp.start_client or vim.lsp.start
  local id = start({
    name = 'plashka',
    cmd = vim.split(vim.env.COMMAND, '\n'),
    root_dir = vim.env.FOLDER,
    handlers = {
      ['textDocument/publishDiagnostics'] = function(e, result, ctx, config)
        vim.lsp.diagnostic.on_publish_diagnostics(e, result, ctx, config)
        settled = result.version
      end,
    },
    before_init = function(params) params.locale = 'ru' end,
  })
  vim.lsp.buf_attach_client(buffer, id)
  local function findings(version)
    vim.wait(15000, function() return settled ~= nil and settled >= version end, 10)
    return vim.tbl_map(function(one)
      return { line = one.lnum + 1, column = one.col + 1, endColumn = one.end_col + 1, severity = one.severity, message = one.message, source = one.source }
    end, vim.diagnostic.get(buffer))
  end
  seen.before = findings(0)

  local client = vim.lsp.get_client_by_id(id)
  local first = vim.diagnostic.get(buffer)[1]
  local place = { line = first.lnum, character = first.col }
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local params = { textDocument = document, range = { start = place, ['end'] = place }, context = { diagnostics = {} } }
  local actions = client.request_sync('textDocument/codeAction', params, 15000, buffer).result
  seen.actions = vim.tbl_map(function(action) return action.title end, actions)
  for _, action in ipairs(actions) do
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      seen.applied = action.title
      break
    end
  end
  seen.after = findings(vim.lsp.util.buf_versions[buffer])
  seen.hover = client.request_sync('textDocument/hover', { textDocument = document, position = place }, 15000, buffer).result ~= vim.NIL

  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 15000 })
  else
    vim.lsp.buf.formatting_sync(nil, 15000)
  end
  vim.cmd('write')
end)
if not ok then seen.error = tostring(err) end
finish()
