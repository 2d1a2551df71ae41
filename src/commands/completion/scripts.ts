import type { Shell } from './shells.ts';

/**
 * Words come from the line up to the cursor and not from COMP_WORDS, which bash splits at `=` and `:`; of what is
 * offered it replaces what follows the last of these, so that much is cut off.
 */
const BASH = String.raw`# bash completion for kubectl-operator
__kubectl_operator() {
  local line=${'$'}{COMP_LINE:0:COMP_POINT} out directive current candidate
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=${'$'}{words[-1]}
  out=$(kubectl-operator __complete -- "${'$'}{words[@]:1}" 2>/dev/null) || return
  directive=${'$'}{out##*:}
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    [[ -n $candidate && $candidate != :* ]] || continue
    if [[ $current == --*=* ]]; then
      [[ $COMP_WORDBREAKS == *=* ]] || candidate=${'$'}{current%%=*}=$candidate
    fi
    if [[ $COMP_WORDBREAKS == *:* && $candidate == *:* && $current == *:* ]]; then
      candidate=${'$'}{candidate#"${'$'}{current%"${'$'}{current##*:}"}"}
    fi
    COMPREPLY+=("$candidate")
  done <<<"$out"
  if [[ $directive == 0 && ${'$'}{#COMPREPLY[@]} -eq 0 ]]; then
    compopt -o filenames 2>/dev/null
    current=${'$'}{current#--*=}
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "$current")
  fi
}
complete -F __kubectl_operator kubectl-operator
`;

const ZSH = String.raw`#compdef kubectl-operator
# zsh completion for kubectl-operator
_kubectl_operator() {
  local -a lines candidates
  local line directive
  lines=("${'$'}{(@f)$(kubectl-operator __complete -- "${'$'}{(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "${'$'}{lines[@]}"; do
    if [[ $line == :* ]]; then
      directive=${'$'}{line#:}
    elif [[ -n $line ]]; then
      line=${'$'}{line//:/\\:}
      candidates+=("${'$'}{line/$'\t'/:}")
    fi
  done
  compset -P '--*='
  if [[ $directive == 0 && ${'$'}{#candidates} -eq 0 ]]; then
    _files
  else
    _describe -V candidates candidates
  fi
}
compdef _kubectl_operator kubectl-operator
`;

const FISH = `# fish completion for kubectl-operator
function __kubectl_operator
    set -l words (commandline -opc) (commandline -ct)
    set -l current $words[-1]
    set -l before (string match -r -- '^--[^=]+=' $current)
    set -l lines (kubectl-operator __complete -- $words[2..-1] 2>/dev/null)
    set -l found 0
    for line in $lines
        if string match -q -- ':*' $line
            if test $line = ':0' -a $found -eq 0
                __fish_complete_path (string replace -r -- '^--[^=]+=' '' $current)
            end
        else
            set found 1
            echo $before$line
        end
    end
end
complete -c kubectl-operator -f -a '(__kubectl_operator)'
`;

const POWERSHELL = `# PowerShell completion for kubectl-operator
Register-ArgumentCompleter -Native -CommandName 'kubectl-operator' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    if ($wordToComplete -eq '') { $words += '' }
    $before = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    # Windows PowerShell drops empty arguments of programs unless they are quoted.
    if ($PSVersionTable.PSVersion.Major -lt 7) { $words = $words | ForEach-Object { if ($_ -eq '') { '""' } else { $_ } } }
    & kubectl-operator __complete '--' @words 2>$null | Where-Object { $_ -ne '' -and -not $_.StartsWith(':') } |
        ForEach-Object {
            $candidate, $description = $_ -split "${'`'}t", 2
            if (-not $description) { $description = $candidate }
            [System.Management.Automation.CompletionResult]::new("$before$candidate", $candidate, 'ParameterValue', $description)
        }
}
`;

/** The script of each shell, for the program called by itself: `kubectl operator` is completed by kubectl's own. */
export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL } satisfies Record<Shell, string>;
