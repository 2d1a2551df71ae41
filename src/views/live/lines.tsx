import { Box, Text } from 'ink';

interface LinesProps {
  readonly lines: readonly string[];
}

/**
 * Lines of a picture, each a text of its own: ink keeps some thousand texts that it has measured and cut, which as whole
 * pictures would be hundreds of megabytes.
 */
export function Lines({ lines }: LinesProps) {
  const numbered = lines.map((line, at) => ({ id: `line ${at}`, line }));
  return (
    <Box flexDirection="column">
      {numbered.map(({ id, line }) => (
        <Text key={id} wrap="truncate">
          {line === '' ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}
