"""What people and imports do with measures; each action is atomic and leaves its trace."""
